import type { Matrix } from '../math/matrix.ts'
import type { SceneProps } from './props.ts'

/** Share of a vector of full size below which what is to vanish is drawn as vanished: a pixel or two. */
const least = 0.01

/**
 * Writes which classes have vanished: mean and classifier are predicted to be zero, and both are shorter than a
 * hundredth of one that is drawn at full size. `out` is K long; returns how many.
 */
export function writeVanished({ frame, ghost, meanUnit, classifierUnit }: SceneProps, out: Uint8Array): number {
  out.fill(0)
  if (frame === null || ghost === null) return 0
  let count = 0
  for (let k = 0; k < out.length; k++) {
    if (isLonger(ghost.means, k, 0) || isLonger(ghost.classifiers, k, 0)) continue
    if (isLonger(frame.means, k, least * meanUnit) || isLonger(frame.classifiers, k, least * classifierUnit)) continue
    out[k] = 1
    count++
  }
  return count
}

function isLonger({ cols, data }: Matrix, row: number, length: number): boolean {
  let square = 0
  for (let j = row * cols; j < (row + 1) * cols; j++) square += data[j] * data[j]
  return square > length * length
}
