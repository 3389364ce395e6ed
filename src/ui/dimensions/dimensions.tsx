import { useMemo, useSyncExternalStore } from 'react'
import { Button } from 'react-aria-components'
import { countsOf } from '../../experiment/experiment.ts'
import { inForce } from '../../store/in-force.ts'
import { WHOLE } from '../../store/seen.ts'
import { Choice } from '../choice.tsx'
import { useFacts, usePage } from '../page-context.tsx'
import { seeKey, seeOfKey, seeOptions } from './see-options.ts'
import { seenWords } from './seen-words.ts'
import { stopTour } from './stop-tour.ts'
import './dimensions.css'

/** Which three of more than three dimensions are shown, to be chosen, and what that hides. */
export function Dimensions({ dimension }: { dimension: number }) {
  const page = usePage()
  const { actions, surroundings, turn } = page
  const seen = useFacts((state) => state.onShow.seen)
  const see = useFacts((state) => state.view.see)
  const K = useFacts(({ experiment }) => countsOf(inForce(experiment)).length)
  const isStill = useSyncExternalStore(surroundings.onChange, surroundings.reducedMotion)
  const value = seeKey(see, K, dimension)
  const isTurned = value === 'turned'
  const options = useMemo(() => seeOptions(K, isTurned), [K, isTurned])
  const choose = (key: string) => {
    const chosen = seeOfKey(key)
    if (chosen !== null) actions.setSee(chosen)
  }
  return (
    <span className="badge dimensions" data-testid="dimensions">
      <Choice form="compact" label={`${dimension} dimensions:`} options={options} value={value} onChange={choose} />
      {value === 'tour' && (
        <Button className="engine-button" onPress={() => (isStill ? turn.step() : stopTour(page))}>
          {isStill ? 'Turn on' : 'Stop here'}
        </Button>
      )}
      <span data-testid="seen">{/* Before the first picture nothing is known of it. */}
        {seen === WHOLE ? '' : seenWords(seen)}</span>
    </span>
  )
}
