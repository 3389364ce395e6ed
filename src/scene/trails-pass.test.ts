import type { InstancedBufferGeometry, Mesh } from 'three'
import { describe, expect, it } from 'vitest'
import { matrix } from '../math/matrix.ts'
import { contentOf } from './content.ts'
import type { SceneTrail } from './props.ts'
import { testProps, testTrail, tetrahedron } from './test-props.ts'
import { createTrailsPass, momentsPerTick, span } from './trails-pass.ts'

interface Piece {
  readonly from: number[]
  readonly to: number[]
  /** Widths and inks at both ends. */
  readonly stroke: number[]
  readonly tint: number[]
}

/** What is drawn of a trail whose means are now at `scale` times the corners. */
function drawn(trail: SceneTrail, scale: number): Piece[] {
  const at = (by: number) => matrix(4, 3, tetrahedron.data.map((x) => by * x))
  const frame = { ...testProps().frame!, means: at(scale), classifiers: at(1.5 * scale) }
  const pass = createTrailsPass()
  const content = contentOf(testProps({ frame, trail, ghost: null }), null)
  pass.update(content)
  const { geometry } = pass.object.children[0] as Mesh<InstancedBufferGeometry>
  const read = (name: string, i: number, size: number) =>
    Array.from({ length: size }, (_, c) => geometry.getAttribute(name).getComponent(i, c))
  return Array.from({ length: geometry.instanceCount }, (_, i) => ({
    from: read('first', i, 3),
    to: read('second', i, 3),
    stroke: read('stroke', i, 4),
    tint: read('tint', i, 3),
  }))
}

/** A tick is as wide at both ends, and wider than a classifier's way; a way of a mean grows. */
const isTick = ({ stroke }: Piece) => stroke[0] === stroke[2] && stroke[0] > 1.5
const ways = (pieces: readonly Piece[]) => pieces.filter(({ stroke }) => stroke[0] < stroke[2])

describe('a trail', () => {
  it('leads without a gap from where its ink begins to the mean as it is drawn', () => {
    const pieces = ways(drawn(testTrail(0.52), 0.52)).slice(-11)
    expect(pieces).toHaveLength(11)
    pieces.slice(1).forEach(({ from }, i) => expect(from).toEqual(pieces[i].to))
    const end = pieces[10].to
    // Float32 of numbers below 1.
    end.forEach((x, c) => expect(x).toBeCloseTo(0.52 * tetrahedron.data[9 + c], 6))
  })

  it('fades and thins with age, to nothing beyond the span', () => {
    const pieces = drawn(testTrail(1), 1)
    const inks = pieces.flatMap(({ stroke }) => [stroke[1], stroke[3]])
    expect(Math.min(...inks)).toBeGreaterThanOrEqual(0)
    const last = ways(pieces).slice(-11)
    last.slice(1).forEach(({ stroke }, i) => {
      expect(stroke[3]).toBeGreaterThan(last[i].stroke[3])
      expect(stroke[2]).toBeGreaterThan(last[i].stroke[2])
    })
    const oldest = Math.min(...pieces.map(({ from }) => Math.hypot(...from)))
    expect(oldest).toBeGreaterThan(1 - span - 0.06)
  })

  it('has ticks at equal steps of the clock, on the ways of means only', () => {
    const ticks = drawn(testTrail(1), 1).filter(isTick)
    const places = ticks.map(({ from, to }) => Math.hypot(...from.map((x, c) => (x + to[c]) / 2)))
    const expected = [momentsPerTick].map((m) => m / 20).filter((place) => place > 1 - span)
    expect(places).toHaveLength(4 * expected.length)
    places.forEach((place, i) => expect(place).toBeCloseTo(expected[i % expected.length], 5))
  })

  it('begins where the state was last moved, and does not lead over it', () => {
    const trail = testTrail(1)
    trail.past.since.fill(12, 12)
    const after = ways(drawn(trail, 1))
    expect(Math.min(...after.map(({ from }) => Math.hypot(...from)))).toBeCloseTo(0.6, 2)
    // Between the last moment before it and the first after it nobody knows on which side of it we are.
    const between = ways(drawn({ ...trail, now: 0.58 }, 0.58))
    expect(Math.max(...between.map(({ to }) => Math.hypot(...to)))).toBeCloseTo(0.55, 5)
  })

  it('keeps its buffers from moment to moment, in both directions', () => {
    const pass = createTrailsPass()
    const trail = testTrail(0.4)
    let content = contentOf(testProps({ trail }), null)
    pass.update(content)
    const [mesh] = pass.object.children as Mesh<InstancedBufferGeometry>[]
    const counts = [0.8, 0.2].map((now) => {
      content = contentOf(testProps({ trail: { ...trail, now } }), content)
      pass.update(content)
      expect(pass.object.children).toEqual([mesh])
      return mesh.geometry.instanceCount
    })
    expect(counts[1]).toBeLessThan(counts[0])
    pass.update(contentOf(testProps({ trail: null }), content))
    expect(pass.object.visible).toBe(false)
  })
})
