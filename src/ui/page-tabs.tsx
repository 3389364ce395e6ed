import { useEffect, useRef } from 'react'
import { Button } from 'react-aria-components'
import { defaultMap } from '../experiment/default-map.ts'
import type { View } from '../experiment/view.ts'
import { useFacts, usePage } from './page-context.tsx'

/** The pages that there are, and which of them is on show. */
export function PageTabs() {
  const { actions, store } = usePage()
  const map = useFacts(({ view }) => view.map)
  const isLibrary = useFacts((state) => state.isLibrary)
  const latest = useRef<View['map']>(null)
  useEffect(() => {
    if (map !== null) latest.current = map
  }, [map])
  const open = () => actions.goTo(latest.current ?? defaultMap(store.getState().experiment))
  return (
    <nav className="page-tabs" aria-label="Pages">
      <Tab name="Lab" isCurrent={map === null && !isLibrary} onPress={() => actions.goTo(null)} />
      <Tab name="Map" isCurrent={map !== null && !isLibrary} onPress={open} />
      <Tab name="Lessons" isCurrent={isLibrary} onPress={actions.showLibrary} />
    </nav>
  )
}

function Tab({ name, isCurrent, onPress }: { name: string; isCurrent: boolean; onPress: () => void }) {
  return (
    <Button className="page-tab" aria-current={isCurrent ? 'page' : undefined} onPress={() => isCurrent || onPress()}>
      {name}
    </Button>
  )
}
