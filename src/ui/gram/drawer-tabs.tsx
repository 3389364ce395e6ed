import './gram.css'
import { useState } from 'react'
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components'
import { LateView, type LatePart } from '../late-view.tsx'

const curves: LatePart = {
  name: 'The curves',
  load: async () => ({ default: (await import('../curves/curves-view.tsx')).CurvesView }),
}
const grams: LatePart = {
  name: 'The Gram matrices',
  load: async () => ({ default: (await import('./gram-view.tsx')).GramView }),
}

const tabs = [
  { key: 'curves', label: 'Curves', part: curves },
  { key: 'gram', label: 'Gram matrices', part: grams },
]

/** Outlives the drawer, which is opened and closed. */
let latest = tabs[0].key

/** What the drawer can show, one at a time. */
export function DrawerTabs() {
  const [chosen, setChosen] = useState(latest)
  const choose = (key: string) => {
    latest = key
    setChosen(key)
  }
  return (
    <Tabs className="drawer-tabs" selectedKey={chosen} onSelectionChange={(key) => choose(String(key))}>
      <TabList className="drawer-tab-list" aria-label="What is shown">
        {tabs.map(({ key, label }) => (
          <Tab key={key} id={key} className="drawer-tab">
            {label}
          </Tab>
        ))}
      </TabList>
      {tabs.map(({ key, part }) => (
        <TabPanel key={key} id={key} className="drawer-tab-panel">
          <LateView part={part} />
        </TabPanel>
      ))}
    </Tabs>
  )
}
