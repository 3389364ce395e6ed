import { gaussian } from '../lib/gaussian.ts'
import { betweenPlanes, type PlaneTurn } from './between-planes.ts'
import { matrix, multiply, type Matrix } from './matrix.ts'
import { nearestFrame } from './nearest-frame.ts'

/** A view that turns through a space of many dimensions, endlessly. */
export interface GrandTour {
  /** 3 × d, orthonormal rows. */
  basis(): Matrix
  /** Turns on by an angle (radians ≥ 0, of the axis that turns most, on average) through the span of orthonormal rows, r × d. */
  advance(angle: number, span: Matrix): void
}

/**
 * The grand tour: from `start` along geodesics to one random three-dimensional space after another, each drawn evenly
 * from the span by `seed`. A leg starts and ends gently, so that the way has no corners: by s²(3 − 2s) of its length.
 * Source: Asimov 1985, The grand tour; Buja et al. 2005.
 * @param start 3 × d, orthonormal rows.
 */
export function createGrandTour(seed: number, start: Matrix): GrandTour {
  let turn: PlaneTurn | null = null
  let from = start
  let shown = start
  let done = 0
  let legs = 0
  return {
    basis: () => shown,
    advance(angle, span) {
      let left = angle
      while (left > 0 && span.rows > 3) {
        turn ??= betweenPlanes(from, randomSpace(seed, legs++, span))
        const step = Math.min(left, turn.angle - done)
        done += step
        left -= step
        shown = turn.at(turn.angle > 0 ? gently(done / turn.angle) : 1)
        if (done < turn.angle) continue
        // What rounding adds up to in a leg is taken away before the next.
        from = nearestFrame(shown) ?? shown
        turn = null
        done = 0
      }
    },
  }
}

function gently(s: number): number {
  return s * s * (3 - 2 * s)
}

/** Three orthonormal rows in the span: Gaussian coefficients have no direction that they prefer. */
function randomSpace(seed: number, leg: number, span: Matrix): Matrix {
  const coefficients = matrix(3, span.rows)
  for (let i = 0; i < coefficients.data.length; i++) coefficients.data[i] = gaussian(seed, [TOUR, leg, i, 0])
  const frame = nearestFrame(coefficients)
  // Of three Gaussian rows in four dimensions or more dependent ones are never drawn.
  return multiply(frame as Matrix, span)
}

/** Stream of the tour's random numbers, apart from those of starts. */
const TOUR = 0x746f7572
