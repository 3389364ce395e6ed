import { Fragment } from 'react'
import { parameters } from '../../experiment/parameters.ts'
import { inForce } from '../../store/in-force.ts'
import { momentText } from '../number-format.ts'
import { MathSymbol } from '../math-symbol.tsx'
import { useFacts, useFactsAlike } from '../page-context.tsx'

const movable = parameters.filter(({ changeable, level }) => changeable && level !== 'event')

/** Says where a change acts while 'from here' is on, in the place of the heading: nothing below it moves. */
export function ActsFrom() {
  const text = useFacts(({ fromHere, onShow }) => (fromHere ? momentText(onShow.t) : null))
  const acting = useFactsAlike(({ fromHere, experiment }) =>
    fromHere ? movable.filter(({ off }) => (off?.(inForce(experiment)) ?? null) === null) : [],
  )
  if (text === null) return null
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
