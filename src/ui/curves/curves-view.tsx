import './curves-drawer.css'
import { useEffect, useRef, useState } from 'react'
import { ToggleButton } from 'react-aria-components'
import type { CurvesProps } from '../../charts/props.ts'
import { usePage } from '../page-context.tsx'
import { ChartChooser } from './chart-chooser.tsx'
import { connectCurves } from './connect-curves.ts'
import { CurvesTableView } from './curves-table-view.tsx'
import { DisagreementNote } from './disagreement-note.tsx'
import { Downloads } from './downloads.tsx'

/** The measures of the run on show along the timeline, with what theory predicts of them. */
export function CurvesView() {
  const page = usePage()
  const holder = useRef<HTMLDivElement>(null)
  const [isTable, setTable] = useState(false)
  const [shown, setShown] = useState<CurvesProps | null>(null)
  useEffect(() => (holder.current === null ? undefined : connectCurves(holder.current, page, setShown)), [page])
  return (
    <>
      <div className="curves-tools">
        <DisagreementNote />
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
