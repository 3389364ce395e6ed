import { pause } from '../pause.ts'
import type { Blocks, System } from '../system.ts'
import { whenThere, type Waiting } from '../waiting.ts'

/** Size of the probe relative to the state: about the square root of the precision. */
export const PROBE = { float64: 1e-7, float32: 2.5e-4 } as const
export const MAX_ITERATIONS = 40
/** Two estimates this close end the search; the margin covers what is still missing. */
export const AGREEMENT = 0.02
export const SAFETY_MARGIN = 1.2

/** An estimate of the spectral radius and the direction that gave it, for the next search to start from. */
export interface SpectralRadius<T> {
  readonly value: number
  readonly direction: Blocks<T>
}

/**
 * An upper estimate of the spectral radius of the Jacobian J of the velocity at y, by the
 * nonlinear power method: v ← F(y + v) − f ≈ Jv, ρ ≈ ‖Jv‖/‖v‖, times a safety factor of 1.2.
 *
 * v is kept at its size by dividing by the last ρ known, so that several iterations can run on a
 * device between two readings. `previous` (taken over) starts the search where the last one
 * ended: two or three iterations then do. A vanishing velocity field gives 0.
 */
export function* estimateSpectralRadius<T>(
  system: System<T>,
  y: Blocks<T>,
  f: Blocks<T>,
  previous: SpectralRadius<T> | null,
): Waiting<SpectralRadius<T>> {
  const size = yield* probeSize(system, y)
  let direction = previous?.direction ?? system.combine([1, 1], [y, f])
  let guess = previous === null ? null : previous.value / SAFETY_MARGIN
  let last = 0
  for (let done = 0; done < MAX_ITERATIONS; ) {
    const batch = guess === null ? 1 : Math.min(2, system.backend.info.stepsPerReading)
    const norm = yield* normOf(system, direction)
    if (norm === 0) return { value: 0, direction }
    const ratios = yield* iterate(system, y, f, direction, size / norm, guess ?? 1, batch)
    direction = ratios.direction
    done += batch
    const value = ratios.values.at(-1) as number
    const known = ratios.values.length > 1 ? (ratios.values.at(-2) as number) : last
    if (value === 0 || Math.abs(value - known) <= AGREEMENT * value) return { value: SAFETY_MARGIN * value, direction }
    guess = last = value
  }
  return { value: SAFETY_MARGIN * last, direction }
}

/** `batch` power iterations; takes `direction` over. Values are ‖F(y + v) − f‖/‖v‖, one an iteration. */
function* iterate<T>(
  system: System<T>,
  y: Blocks<T>,
  f: Blocks<T>,
  direction: Blocks<T>,
  scale: number,
  guess: number,
  batch: number,
): Waiting<{ direction: Blocks<T>; values: number[] }> {
  let v = system.combine([scale], [direction])
  system.release(direction)
  const norms: Blocks<T>[] = [system.squaredNorms(v)]
  for (let i = 0; i < batch; i++) {
    const wanted = pause(system, v, ...norms)
    if (wanted !== null) yield wanted
    const point = system.combine([1, 1], [y, v])
    const slope = system.velocity(point)
    const next = system.combine([1 / guess, -1 / guess], [slope, f])
    system.release(point, slope, v)
    norms.push(system.squaredNorms(next))
    v = next
  }
  const squares = (yield* whenThere(system.backend.read(norms.flat()))).map((values) => values[0])
  system.release(...norms)
  const blocks = y.length
  const lengths = norms.map((_, i) => Math.sqrt(squares.slice(i * blocks, (i + 1) * blocks).reduce((a, b) => a + b)))
  return { direction: v, values: lengths.slice(1).map((length, i) => (guess * length) / lengths[i]) }
}

function* probeSize<T>(system: System<T>, y: Blocks<T>): Waiting<number> {
  const norm = yield* normOf(system, y)
  return PROBE[system.backend.info.precision] * (norm > 0 ? norm : 1)
}

function* normOf<T>(system: System<T>, state: Blocks<T>): Waiting<number> {
  const squares = system.squaredNorms(state)
  const values = yield* whenThere(system.backend.read(squares))
  system.release(squares)
  return Math.sqrt(values.reduce((sum, value) => sum + value[0], 0))
}
