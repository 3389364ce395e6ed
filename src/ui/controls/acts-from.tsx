import { Fragment } from 'react'
import { resolve } from '../../experiment/experiment.ts'
import { parameters } from '../../experiment/parameters.ts'
import { momentText } from '../number-format.ts'
import { MathSymbol } from '../math-symbol.tsx'
import { useFacts } from '../page-context.tsx'

const movable = parameters.filter(({ changeable, level }) => changeable && level !== 'event')

/** Says where a change acts while 'from here' is on, in the place of the heading: nothing below it moves. */
export function ActsFrom() {
  const text = useFacts(({ fromHere, onShow }) => (fromHere ? momentText(onShow.t) : null))
  const experiment = useFacts((state) => state.experiment)
  if (text === null) return null
  const resolved = resolve(experiment.values)
  const acting = movable.filter(({ off }) => (off?.(resolved) ?? null) === null)
  return (
    <p className="acts-from">
      From <MathSymbol symbol="t" /> = {text} on:{' '}
      {acting.map(({ key, symbol }, i) => (
        <Fragment key={key}>
          {i > 0 && ', '}
          <MathSymbol symbol={symbol} />
        </Fragment>
      ))}
      <br />
      Whole run: all else
    </p>
  )
}
