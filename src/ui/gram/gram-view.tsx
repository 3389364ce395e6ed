import { useEffect, useRef, useState, type ReactNode } from 'react'
import { ToggleButton } from 'react-aria-components'
import { gramTables, type GramTable } from '../../charts/gram-table.ts'
import type { GramProps, GramShading } from '../../charts/gram-props.ts'
import type { Side } from '../../store/state.ts'
import { atMost } from '../at-most.ts'
import { SideChoice } from '../compare/side-choice.tsx'
import { useSecond } from '../compare/use-second.ts'
import { PageProvider, useFacts, usePage } from '../page-context.tsx'
import { connectGrams, type GramConnection } from './connect-grams.ts'
import { GramTableView } from './gram-table-view.tsx'

/** Least time between two renewals of the table, in milliseconds. */
const TABLE_EVERY_MS = 500

/** The Gram matrices of the moment on show, beside those that theory predicts; of two that are compared, of one at a time. */
export function GramView() {
  const page = usePage()
  const second = useSecond()
  const [side, setSide] = useState<Side>('A')
  return (
    <PageProvider value={side === 'B' && second !== null ? second : page}>
      <GramsOfOne>{second !== null && <SideChoice label="of" value={side} onChange={setSide} />}</GramsOfOne>
    </PageProvider>
  )
}

/** @param props.children which of two it is, among the tools */
function GramsOfOne({ children }: { children: ReactNode }) {
  const page = usePage()
  const holder = useRef<HTMLDivElement>(null)
  const connection = useRef<GramConnection | null>(null)
  const latest = useRef<GramProps | null>(null)
  const renew = useRef<() => void>(() => {})
  // For the matrices of the other experiment too, when they take the place of these.
  const shading = useRef<GramShading>('value')
  const [isDifference, setDifference] = useState(false)
  const [isTable, setTable] = useState(false)
  const hasTarget = useFacts(({ prediction, onShow }) => prediction !== null || onShow.bestFound?.best != null)
  const [tables, setTables] = useState<readonly GramTable[]>([])
  useEffect(() => {
    if (holder.current === null) return
    const own = connectGrams(holder.current, page, (props) => {
      latest.current = props
      renew.current()
    })
    connection.current = own
    own.shade(shading.current)
    return () => own.end()
  }, [page])
  useEffect(() => {
    if (!isTable) return
    const calm = atMost(TABLE_EVERY_MS, () => latest.current !== null && setTables(gramTables(latest.current)))
    renew.current = calm.ask
    calm.ask()
    return () => {
      renew.current = () => {}
      calm.stop()
    }
  }, [isTable])
  const shade = (next: boolean) => {
    setDifference(next)
    shading.current = next ? 'difference' : 'value'
    connection.current?.shade(shading.current)
  }
  return (
    <>
      <div className="curves-tools">
        {children}
        <ToggleButton className="button button-quiet" isSelected={isDifference} onChange={shade} isDisabled={!hasTarget}>
          <span>
            Difference<span className="gram-more"> from theory</span>
          </span>
        </ToggleButton>
        <ToggleButton className="button button-quiet" isSelected={isTable} onChange={setTable}>
          Table
        </ToggleButton>
      </div>
      <div ref={holder} className="gram-holder" hidden={isTable} />
      {isTable && <GramTableView tables={tables} />}
    </>
  )
}
