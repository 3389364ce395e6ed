import { measuredFrame, readFrame } from '../engine/measure-frame.ts'
import type { Frame, Recording } from '../engine/recording.ts'
import { segmentsOf, type Experiment } from '../experiment/experiment.ts'
import type { NumberParameter } from '../experiment/parameter.ts'
import type { Quantity } from '../metrics/quantity.ts'
import { numberAt } from './ramp-of.ts'

/** Where a run was at a moment: the value of a parameter, and of a quantity (NaN where it is not defined). */
export interface TrailPoint {
  readonly t: number
  readonly value: number
  readonly reading: number
}

/** More points than this would lie closer than the width of the line. */
const POINTS = 400

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
  let frame: Frame | null = null
  return entries.flatMap(({ t, segment }, i) => {
    const isEnd = segment !== entries[i + 1]?.segment
    if (i % stride !== 0 && !isEnd) return []
    frame = recording.frameAt(t, frame, 'outline')
    const { value } = frame === null ? { value: null } : readFrame(quantity, frame, measuredFrame(frame, null))
    return [{ t, value: values[segment], reading: value ?? Number.NaN }]
  })
}
