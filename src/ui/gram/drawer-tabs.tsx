import '../curves/curves-drawer.css'
import './gram.css'
import './drawer-beside.css'
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components'
import type { Drawer } from '../../experiment/view.ts'
import { LateView, type LatePart } from '../late-view.tsx'
import { useFacts, usePage } from '../page-context.tsx'

const curves: LatePart = {
  name: 'The curves',
  load: async () => ({ default: (await import('../curves/curves-view.tsx')).CurvesView }),
}
const grams: LatePart = {
  name: 'The Gram matrices',
  load: async () => ({ default: (await import('./gram-view.tsx')).GramView }),
}

const tabs: readonly { readonly key: Drawer; readonly label: string; readonly part: LatePart }[] = [
  { key: 'curves', label: 'Curves', part: curves },
  { key: 'matrices', label: 'Gram matrices', part: grams },
]

/** What the drawer can show, one at a time. */
export function DrawerTabs() {
  const { actions } = usePage()
  const drawer = useFacts(({ view }) => view.drawer)
  return (
    <Tabs className="drawer-tabs" selectedKey={drawer} onSelectionChange={(key) => actions.setDrawer(key as Drawer)}>
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
