import { describe, expect, it } from 'vitest'
import { emptyLayout, layLabels } from './label-layout.ts'

function layout(marks: readonly number[], gap = 30, size = 20) {
  const laid = emptyLayout(marks.length / 2)
  laid.leader.forEach((_, k) => laid.leader.set([k], k))
  laid.sizes.fill(size)
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

describe('labels that would cover each other', () => {
  const apart = (places: Float32Array, j: number, k: number) => Math.hypot(places[2 * j] - places[2 * k], places[2 * j + 1] - places[2 * k + 1])

  it('stand side by side, and the others where they stood', () => {
    const { places, strays } = layout([100, 0, 100, 15, -100, 0])
    expect(apart(places, 0, 1)).toBeCloseTo(20, 1)
    expect(strays[0]).toBeCloseTo(strays[1], 4)
    expect(strays[0]).toBeGreaterThan(0)
    expect(strays[2]).toBe(0)
  })

  it('part where their marks are in one place', () => {
    expect(apart(layout([100, 0, 100, 0]).places, 0, 1)).toBeCloseTo(20, 1)
  })

  it('are one where their classes are led by one', () => {
    const laid = emptyLayout(2)
    laid.sizes.fill(20)
    layLabels(Float32Array.from([100, 0, 100, 0]), [30, 30], 20, laid)
    expect(laid.strays[0]).toBe(0)
  })

  it('keep clear of what is there', () => {
    const laid = emptyLayout(1)
    laid.sizes.fill(20)
    const taken = { x: 0, y: -25, width: 100, height: 20 }
    layLabels(Float32Array.from([0, -5]), [30], 20, laid, taken)
    expect(Math.hypot((laid.places[0] - taken.x) / 60, (laid.places[1] - taken.y) / 20)).toBeGreaterThan(0.999)
  })
})
