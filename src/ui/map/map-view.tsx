import './map.css'
import { memo, useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react'
import { ToggleButton } from 'react-aria-components'
import type { MapView as MapSetting } from '../../experiment/map-view.ts'
import { cellAt } from '../../sweep/sweep.ts'
import type { MapMachine, MapState } from '../../store/map-machine.ts'
import { quantityOfMap } from '../../store/map-quantity.ts'
import { ControlsPanel } from '../controls/controls-panel.tsx'
import { Icon } from '../icons.tsx'
import { Typeset } from '../math-symbol.tsx'
import { useFacts, usePage } from '../page-context.tsx'
import { ProblemsBanner } from '../problems-banner.tsx'
import { machineOf } from './machine-of.ts'
import { MapDownloads } from './map-downloads.tsx'
import { MapPicture } from './map-picture.tsx'
import { MapProgress } from './map-progress.tsx'
import { MapReadOut } from './map-read-out.tsx'
import { MapSettings } from './map-settings.tsx'
import { MapTableView } from './map-table-view.tsx'
import { mapExplanation, mapSentence, readOut, remarks, spoken } from './map-words.ts'
import type { HeatMapProps, Place } from '../../charts/heat-map-props.ts'

/** These render when what they show is another, not whenever another cell is pointed at. */
const [CalmControls, CalmSettings, CalmProgress, CalmDownloads, CalmTable] = [
  memo(ControlsPanel),
  memo(MapSettings),
  memo(MapProgress),
  memo(MapDownloads),
  memo(MapTableView),
] as const

/** The map of the experiment: a plane of runs, with what theory says of it. */
export function MapView() {
  const map = useFacts(({ view }) => view.map)
  return map === null ? null : <ShownMap wanted={map} />
}

function ShownMap({ wanted }: { wanted: MapSetting }) {
  const page = usePage()
  const machine = machineOf(page)
  const experiment = useFacts((state) => state.experiment)
  const state = useMap(machine, wanted)
  const [pointed, setPointed] = useState<Place | null>(null)
  const [isTable, setTable] = useState(false)
  const [isPanelOpen, setPanelOpen] = useState(false)
  const drawn = useRef<HeatMapProps>(null)
  const { record } = state
  const shown = state.former ?? record
  const plan = shown?.plan
  const quantity = useMemo(
    () => (plan === undefined ? null : quantityOfMap({ ...plan.map, quantity: wanted.quantity }, experiment)),
    [plan, wanted.quantity, experiment],
  )
  const marks = useMemo(() => (shown === null || quantity === null ? [] : remarks(shown, quantity)), [shown, quantity])
  const open = useCallback(
    ([column, row]: Place) => {
      if (shown === null) return
      const index = column + row * shown.plan.x.values.length
      if (shown.cells[index]?.quantities != null) page.openRun(cellAt(shown.plan.sweep, index).experiment)
    },
    [shown, page],
  )
  const cell = shown === null || pointed === null ? null : (shown.cells[pointed[0] + pointed[1] * shown.plan.x.values.length] ?? null)
  const read = shown === null || cell === null || quantity === null ? null : readOut(shown.plan, cell, quantity)
  return (
    <div className="map-grid" data-panel={isPanelOpen ? 'open' : 'closed'}>
      <div className="map-words">
        {shown !== null && quantity !== null && (
          <>
            <p className="sentence">
              <Typeset text={mapSentence(shown.plan)} />
            </p>
            <p className="map-explanation">{mapExplanation(shown, quantity)}</p>
          </>
        )}
        <ProblemsBanner />
        {state.problem !== null && (
          <p className="map-problem" role="alert">
            {state.problem}
          </p>
        )}
      </div>
      <div className="map-tools">
        <CalmProgress machine={machine} state={state} />
        <ToggleButton className="button button-quiet map-panel-toggle" isSelected={isPanelOpen} onChange={setPanelOpen}>
          <Icon name="sliders" />
          <span>Controls</span>
        </ToggleButton>
        <ToggleButton className="button button-quiet" isSelected={isTable} onChange={setTable}>
          Table
        </ToggleButton>
        {shown !== null && <CalmDownloads record={shown} remarks={marks} drawn={drawn} />}
      </div>
      <div className="map-stage">
        {shown !== null && quantity !== null && !isTable && (
          <MapPicture
            record={shown}
            quantity={quantity}
            experiment={experiment}
            isStale={state.former !== null}
            pointed={pointed}
            onPoint={setPointed}
            onOpen={open}
            drawn={drawn}
          />
        )}
        {shown !== null && quantity !== null && isTable && <CalmTable record={shown} quantity={quantity} onOpen={open} />}
      </div>
      <MapReadOut
        read={read}
        quantity={quantity}
        isWaiting={pointed !== null}
        remarks={marks}
        onOpen={pointed === null ? null : () => open(pointed)}
      />
      <p className="only-heard" role="status">
        {read !== null && quantity !== null && spoken(read, quantity)}
      </p>
      <div className="map-side">
        <CalmSettings wanted={wanted} fitting={record?.plan.map ?? wanted} />
        <CalmControls />
      </div>
    </div>
  )
}

/** Keeps a machine on the map of the page's experiment while it is looked at. */
function useMap(machine: MapMachine, wanted: MapSetting): MapState {
  const experiment = useFacts((state) => state.experiment)
  useEffect(() => machine.show(wanted, experiment), [machine, wanted, experiment])
  useEffect(() => {
    machine.watch(true)
    return () => machine.watch(false)
  }, [machine])
  return useSyncExternalStore(machine.onChange, machine.state)
}
