import { memo } from 'react'
import type { NumberParameter } from '../../experiment/parameter.ts'
import { numberAt, rampOf } from '../../store/ramp-of.ts'
import type { Threshold } from '../../theory/prediction.ts'
import { IconButton } from '../icon-button.tsx'
import { fieldText } from '../number-format.ts'
import { useFactsAlike, usePage } from '../page-context.tsx'

interface RampButtonProps {
  readonly parameter: NumberParameter
  readonly thresholds: readonly Threshold[]
  readonly onProblem: (sentence: string | null) => void
}

/** Lets the parameter go slowly past its thresholds, or back, from the moment on show on. */
export const RampButton = memo(function RampButton({ parameter, thresholds, onProblem }: RampButtonProps) {
  const { actions } = usePage()
  const { to, isUp, isDue } = useFactsAlike(({ experiment, run, onShow: { t } }) => {
    const ramp = rampOf(experiment, parameter, t, thresholds, run)
    const isComputing = run.ending === null && experiment.events.length === 0
    return {
      to: ramp?.to ?? null,
      isUp: ramp === null || ramp.to > numberAt(experiment, parameter, t),
      isDue: ramp !== null && !isComputing && run.ending?.kind !== 'diverged',
    }
  })
  return (
    <IconButton
      icon="play"
      className={isUp ? 'ramp-button' : 'ramp-button ramp-down'}
      label={to === null ? 'Nothing to ramp' : `Let ${parameter.name.toLowerCase()} ${isUp ? 'rise' : 'fall'} slowly to ${fieldText(to)}`}
      isDisabled={!isDue}
      onPress={() => onProblem(actions.ramp(parameter, thresholds))}
    />
  )
})
