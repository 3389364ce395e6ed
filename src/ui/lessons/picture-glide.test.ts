import { expect, test } from 'vitest'
import type { Matrix } from '../../math/matrix.ts'
import type { SceneProps } from '../../scene/props.ts'
import { createPictureGlide, GLIDE_MS } from './picture-glide.ts'

const axes: Matrix = { rows: 3, cols: 3, data: Float64Array.of(1, 0, 0, 0, 1, 0, 0, 0, 1) }

/** A picture of K vectors, all with the same entries. */
function picture(value: number, K = 2, meanUnit = 1): SceneProps {
  const rows = (): Matrix => ({ rows: K, cols: 3, data: new Float64Array(3 * K).fill(value) })
  return {
    frame: { means: rows(), classifiers: rows(), samples: rows(), sampleClasses: new Int32Array(K) },
    ghost: { means: rows(), classifiers: rows() },
    labels: [],
    minority: [],
    basis: axes,
    classifierUnit: 1,
    meanUnit,
    appearance: 'light',
    reducedMotion: false,
  }
}
const mean = (props: SceneProps) => props.frame?.means.data[0]

test('what is shown is drawn as it is, until a glide begins', () => {
  const glide = createPictureGlide()
  const shown = picture(1)
  expect(glide.lead(shown, 0)).toBe(shown)
  expect(glide.isGliding()).toBe(false)
})

test('the figure waits for the next one, goes half the way in half the time, and ends there', () => {
  const glide = createPictureGlide()
  let isThere = false
  const [before, next] = [picture(1), picture(3)]
  glide.lead(before, 0)
  glide.start(() => isThere)
  expect(glide.lead(before, 5000)).toBe(before)
  isThere = true
  expect(mean(glide.lead(next, 6000))).toBe(1)
  const half = glide.lead(next, 6000 + GLIDE_MS / 2)
  expect([mean(half), half.ghost?.classifiers.data[5], half.trail]).toEqual([2, 2, null])
  // Another array each time, or the scene would not draw it.
  expect(glide.lead(next, 6000 + 0.6 * GLIDE_MS).frame?.means.data).not.toBe(half.frame?.means.data)
  expect(glide.lead(next, 6000 + GLIDE_MS)).toBe(next)
  expect(glide.isGliding()).toBe(false)
})

test('lengths are compared as they are drawn', () => {
  const glide = createPictureGlide()
  glide.lead(picture(1), 0)
  glide.start(() => true)
  const next = picture(2, 2, 2)
  expect(mean(glide.lead(next, 0))).toBe(2)
  expect(mean(glide.lead(next, GLIDE_MS / 2))).toBe(2)
})

test('another number of classes is shown at once', () => {
  const glide = createPictureGlide()
  glide.lead(picture(1), 0)
  glide.start(() => true)
  const next = picture(3, 4)
  expect(glide.lead(next, 0)).toBe(next)
  expect(glide.isGliding()).toBe(false)
})
