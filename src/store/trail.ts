import { measuredFrame, readFrame } from '../engine/measure-frame.ts'
import type { Frame, Recording } from '../engine/recording.ts'
import { segmentsOf, type Experiment } from '../experiment/experiment.ts'
import type { NumberParameter } from '../experiment/parameter.ts'
import { longestRow } from '../math/cosines.ts'
import type { Quantity } from '../metrics/quantity.ts'
import { quantityOf } from '../metrics/registry.ts'
import { VANISHED } from './curve-point.ts'
import { numberAt } from './ramp-of.ts'

/** Where a run was at a moment: the value of a parameter, and of a quantity (NaN where it is not defined). */
export interface TrailPoint {
  readonly t: number
  readonly value: number
  readonly reading: number
}

/** Frames that are looked at for the longest classifier of a run. */
const LOOKS = 60

/** More points than this would lie closer than the width of the line. */
const POINTS = 400

/** Length of the longest classifier that a run has had. */
export function longestClassifier(recording: Recording): number {
  const stride = Math.ceil(recording.entries.length / LOOKS)
  const lengths = recording.entries
    .filter((_, i) => i % stride === 0)
    .map(({ t }) => longestRow((recording.frameAt(t, null, 'outline') as Frame).classifiers))
  return Math.max(0, ...lengths)
}

/** The quantity of a strip at a moment of a run; NaN where it is not defined, as an angle between vectors that have vanished. */
export function stripReading(quantity: Quantity, frame: Frame, longest: number): number {
  const state = measuredFrame(frame, null)
  if (quantity.family === 'classifierCosine') {
    const { value } = quantityOf('minorityClassifierNorm').of(state)
    if (value === null || value <= VANISHED * longest) return Number.NaN
  }
  return readFrame(quantity, frame, state).value ?? Number.NaN
}

/**
 * The way of a run over the plane of a parameter and a quantity, from the first change of the parameter on, in
 * order of time and thinned; empty where nothing changes it, or where the recording is of another experiment.
 */
export function trailOf(
  experiment: Experiment,
  parameter: NumberParameter,
  quantity: Quantity,
  recording: Recording,
): readonly TrailPoint[] {
  const first = experiment.events.find(({ set }) => set[parameter.key] !== undefined)
  if (first === undefined) return []
  const values = segmentsOf(experiment).map(({ from }) => numberAt(experiment, parameter, from))
  const entries = recording.entries.filter(({ t, segment }) => t >= first.t && segment < values.length)
  const stride = Math.ceil(entries.length / POINTS)
  const longest = longestClassifier(recording)
  let frame: Frame | null = null
  return entries.flatMap(({ t, segment }, i) => {
    const isEnd = segment !== entries[i + 1]?.segment
    if (i % stride !== 0 && !isEnd) return []
    frame = recording.frameAt(t, frame, 'outline')
    return frame === null ? [] : [{ t, value: values[segment], reading: stripReading(quantity, frame, longest) }]
  })
}
