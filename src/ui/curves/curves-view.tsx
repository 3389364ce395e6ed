import { useEffect, useRef, useState } from 'react'
import { Button, ToggleButton } from 'react-aria-components'
import type { CurvesProps } from '../../charts/props.ts'
import { usePage } from '../page-context.tsx'
import { ChartChooser } from './chart-chooser.tsx'
import { connectCurves, type Connection } from './connect-curves.ts'
import { CurvesTableView } from './curves-table-view.tsx'
import { DisagreementNote } from './disagreement-note.tsx'
import { DEEPEST } from './zoom.ts'
import { Downloads } from './downloads.tsx'

/** The measures of the run on show along the timeline, with what theory predicts of them. */
export function CurvesView() {
  const page = usePage()
  const holder = useRef<HTMLDivElement>(null)
  const [isTable, setTable] = useState(false)
  const [shown, setShown] = useState<CurvesProps | null>(null)
  const connection = useRef<Connection | null>(null)
  const [level, setLevel] = useState(1)
  useEffect(() => {
    if (holder.current === null) return
    const own = connectCurves(holder.current, page, setShown)
    connection.current = own
    return () => own.end()
  }, [page])
  const zoom = (next: number) => {
    setLevel(next)
    connection.current?.zoom(next)
  }
  return (
    <>
      <div className="curves-tools">
        <DisagreementNote />
        <Zoom level={level} onZoom={zoom} />
        <ChartChooser />
        <ToggleButton className="button button-quiet" isSelected={isTable} onChange={setTable}>
          Table
        </ToggleButton>
        <Downloads />
      </div>
      <div ref={holder} className="curves-holder" hidden={isTable} />
      {isTable && shown !== null && <CurvesTableView curves={shown.curves} times={shown.times} />}
    </>
  )
}

/** Draws the curves closer about the moment on show, or further away again. */
function Zoom({ level, onZoom }: { level: number; onZoom: (level: number) => void }) {
  return (
    <>
      {level > 1 && (
        <Button className="button button-quiet" aria-label="Zoom out" onPress={() => onZoom(level / 2)}>
          −
        </Button>
      )}
      <Button
        className="button button-quiet"
        aria-label="Zoom in on the moment shown"
        isDisabled={level >= DEEPEST}
        onPress={() => onZoom(level * 2)}
      >
        {level === 1 ? 'Zoom' : `${level}× +`}
      </Button>
    </>
  )
}
