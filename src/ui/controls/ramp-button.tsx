import type { NumberParameter } from '../../experiment/parameter.ts'
import { numberAt, rampOf } from '../../store/ramp-of.ts'
import type { Threshold } from '../../theory/prediction.ts'
import { IconButton } from '../icon-button.tsx'
import { fieldText } from '../number-format.ts'
import { useFacts, usePage } from '../page-context.tsx'

interface RampButtonProps {
  readonly parameter: NumberParameter
  readonly thresholds: readonly Threshold[]
  readonly onProblem: (sentence: string | null) => void
}

/** Lets the parameter go slowly past its thresholds, or back, from the moment on show on. */
export function RampButton({ parameter, thresholds, onProblem }: RampButtonProps) {
  const { actions } = usePage()
  const experiment = useFacts((state) => state.experiment)
  const run = useFacts((state) => state.run)
  const t = useFacts((state) => state.onShow.t)
  const ramp = rampOf(experiment, parameter, t, thresholds, run)
  const isUp = ramp === null || ramp.to > numberAt(experiment, parameter, t)
  const isComputing = run.ending === null && experiment.events.length === 0
  return (
    <IconButton
      icon="play"
      className={isUp ? 'ramp-button' : 'ramp-button ramp-down'}
      label={ramp === null ? 'Nothing to ramp' : `Let ${parameter.name.toLowerCase()} ${isUp ? 'rise' : 'fall'} slowly to ${fieldText(ramp.to)}`}
      isDisabled={ramp === null || isComputing || run.ending?.kind === 'diverged'}
      onPress={() => onProblem(actions.ramp(parameter, thresholds))}
    />
  )
}
