import { Button } from 'react-aria-components'
import type { MapMachine, MapState } from '../../store/map-machine.ts'
import { Icon } from '../icons.tsx'
import { progressText } from './map-words.ts'

/** How far the map is, and a way to stop it and go on. */
export function MapProgress({ machine, state }: { machine: MapMachine; state: MapState }) {
  const { record, isPaused } = state
  const isDone = record !== null && record.done === record.cells.length
  const share = record === null ? 0 : record.done / record.cells.length
  return (
    <div className="map-progress" data-testid="map-progress" data-done={record?.done ?? 0}>
      {!isDone && record !== null && (
        <Button className="button button-quiet" onPress={() => (isPaused ? machine.goOn() : machine.pause())}>
          <Icon name={isPaused ? 'play' : 'pause'} />
          <span>{isPaused ? 'Go on' : 'Stop'}</span>
        </Button>
      )}
      <span className="map-progress-text">{progressText(state)}</span>
      {!isDone && <span className="map-progress-bar" style={{ '--share': share } as React.CSSProperties} aria-hidden="true" />}
    </div>
  )
}
