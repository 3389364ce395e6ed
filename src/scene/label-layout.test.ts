import { describe, expect, it } from 'vitest'
import { emptyLayout, layLabels } from './label-layout.ts'

function layout(marks: readonly number[], gap = 30, size = 20) {
  const laid = emptyLayout(marks.length / 2)
  layLabels(Float32Array.from(marks), Array.from(laid.leader, () => gap), size, laid)
  return laid
}

describe('a label', () => {
  it('stands its gap away from its mark, an eighth of a turn clockwise from outward', () => {
    const { places } = layout([0, 200])
    expect(places[0]).toBeCloseTo(30 * Math.SQRT1_2, 4)
    expect(places[1]).toBeCloseTo(200 + 30 * Math.SQRT1_2, 4)
  })

  it('stands its gap away from a mark on the origin', () => {
    const { places } = layout([0, 0])
    expect(Math.hypot(places[0], places[1])).toBeCloseTo(30, 4)
  })

  it('moves little when its mark moves little, the origin included', () => {
    for (let x = -60; x < 60; x += 0.5) {
      const a = layout([x, -3]).places
      const b = layout([x + 0.5, -3]).places
      // Half a pixel of the mark may turn the label about the mark by a few degrees.
      expect(Math.hypot(a[0] - b[0], a[1] - b[1])).toBeLessThan(3)
    }
  })
})

it('joins labels that would cover each other and no others', () => {
  expect([...layout([100, 0, 100, 15, -100, 0]).leader]).toEqual([0, 0, 2])
  expect([...layout([100, 0, 100, 60, -100, 0]).leader]).toEqual([0, 1, 2])
})
