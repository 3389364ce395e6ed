import { disagreement } from '../../store/disagreement.ts'
import { valueText } from '../../charts/number-text.ts'
import { chartKindOf } from '../../experiment/charts.ts'
import { useFacts, usePage } from '../page-context.tsx'

/** One line where two conventions for what is shown tell different stories at the moment on show. */
export function DisagreementNote() {
  const { lab } = usePage()
  const charts = useFacts((state) => state.view.charts)
  useFacts((state) => state.onShow.t)
  const found = charts.map((key) => disagreement(chartKindOf(key), (quantity) => lab.read(quantity).value))
  const [first, ...others] = found.filter((one) => one !== null)
  if (first === undefined) return <p className="curves-note-line" />
  const { idea, weighted, unweighted } = first
  const more = others.length > 0 ? `, and ${others.length} more` : ''
  const text =
    `Conventions disagree${more}: ${idea} is ${valueText(unweighted, 'log')} with the global mean over class means, ` +
    `${valueText(weighted, 'log')} with that over samples.`
  return (
    <p className="curves-note-line" title={text}>
      {text}
    </p>
  )
}
