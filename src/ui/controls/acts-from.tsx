import { Fragment } from 'react'
import { parameters } from '../../experiment/parameters.ts'
import { momentText } from '../number-format.ts'
import { MathSymbol } from '../math-symbol.tsx'
import { useFacts } from '../page-context.tsx'

const changeable = parameters.filter((parameter) => parameter.changeable)

/** Says where a change acts while 'from here' is on. */
export function ActsFrom() {
  const text = useFacts(({ fromHere, onShow }) => (fromHere ? momentText(onShow.t) : null))
  if (text === null) return null
  return (
    <p className="acts-from">
      {changeable.map(({ key, symbol }, i) => (
        <Fragment key={key}>
          {i > 0 && (i < changeable.length - 1 ? ', ' : ' and ')}
          <MathSymbol symbol={symbol} />
        </Fragment>
      ))}{' '}
      act from <MathSymbol symbol="t" /> = {text} on; everything else on the whole run.
    </p>
  )
}
