import { converter, parse } from 'culori'
import { afterEach, describe, expect, it } from 'vitest'
import { fromRows, matrix } from '../math/matrix.ts'
import { classColour } from '../theme/class-colours.ts'
import { defaultView } from './framing.ts'
import { markSizes } from './mark-sizes.ts'
import type { CameraView, Scene } from './props.ts'
import { createScene } from './scene.ts'
import { apart, canvasSize as size, drawnAt, openCanvas } from './test-canvas.ts'
import type { TestCanvas } from './test-canvas.ts'
import { testProps, testTrail, tetrahedron } from './test-props.ts'

const room = { x: 40, y: 10, width: 400, height: 280 }
const oklch = converter('oklch')

let opened: TestCanvas | null = null

function open(): Scene {
  opened = openCanvas()
  return opened.scene
}

function close(): void {
  opened?.close()
  opened = null
}

afterEach(close)

function shownOn(): TestCanvas {
  if (opened === null) throw new Error('nothing is open')
  return opened
}

/** Hue in degrees and chroma of the pixel at x, y in CSS pixels from the left upper corner, right after a drawing. */
function pixel(x: number, y: number): { h: number; c: number } {
  const { h = 0, c } = oklch({ mode: 'oklab', ...shownOn().pixel(x, y) })
  return { h, c }
}

function hueOf(k: number): number {
  return oklch(parse(classColour(k, 4, 'light')))?.h ?? 0
}

/** Means alone, at the corners of the tetrahedron. */
const corners = testProps({
  ghost: null,
  minority: [false, false, false, false],
  frame: { ...testProps().frame!, means: tetrahedron, classifiers: matrix(4, 3), samples: matrix(0, 3) },
})

describe('drawing', () => {
  it('happens once for each change and never without one', () => {
    const shown = open()
    expect(shown.render()).toBe(false)
    const props = testProps()
    expect(shown.setProps(props)).toBe(true)
    expect(shown.render()).toBe(true)
    expect(shown.drawings()).toBe(1)
    const draws = countDraws()
    expect(shown.setProps({ ...props, labels: [...props.labels] })).toBe(false)
    shown.resize(size.width, size.height, 1)
    expect(shown.render()).toBe(false)
    expect(shown.drawings()).toBe(1)
    expect(draws()).toBe(0)
    expect(shown.setProps(testProps())).toBe(true)
    expect(shown.render()).toBe(true)
    expect(draws()).toBeGreaterThan(0)
  })

  it.each([
    ['in the whole canvas', undefined, null],
    ['in a room on it', room, null],
    ['under decision cells', undefined, { bias: null }],
  ])('puts each class’s colour where its mean lies, %s', (_, within, cells) => {
    const shown = open()
    shown.resize(size.width, size.height, 1, within)
    shown.setProps({ ...corners, frame: { ...corners.frame!, classifiers: matrix(4, 3, tetrahedron.data.map((x) => 0.3 * x)) }, cells })
    shown.render()
    for (let k = 0; k < 4; k++) {
      const { h, c } = pixel(...drawnAt(Array.from(tetrahedron.data.slice(3 * k, 3 * k + 3)), defaultView, within))
      // Light and depth change the lightness and, in sRGB, bend the hue a little; classes are 45° apart or more.
      expect(apart(h, hueOf(k))).toBeLessThan(20)
      expect(c).toBeGreaterThan(0.08)
    }
  })

  it('says of each mark the place that the frame’s numbers have on the screen, of seven classes in five dimensions', () => {
    const shown = open()
    const rows = (seed: number) => matrix(7, 5, Array.from({ length: 35 }, (_, i) => Math.sin(seed + 3 * i)))
    const [means, classifiers] = [rows(1), rows(2)]
    const basis = fromRows([[0.6, 0, 0.8, 0, 0], [0, 1, 0, 0, 0], [0, 0, 0, 0.8, -0.6]])
    const many = { labels: Array.from({ length: 7 }, (_, k) => String(k + 1)), minority: Array.from({ length: 7 }, () => false) }
    const frame = { means, classifiers, samples: matrix(0, 5), sampleClasses: new Int32Array(0) }
    shown.resize(size.width, size.height, 1, room)
    const view = { azimuth: -33, elevation: 41, zoom: 1.3 }
    shown.setCamera(view)
    shown.setProps(testProps({ ...many, frame, ghost: null, basis, meanUnit: 2, classifierUnit: 3 }))
    shown.render()
    for (const [kind, part, unit] of [['mean', means, 2], ['classifier', classifiers, 3 / markSizes(7).reach]] as const) {
      for (let index = 0; index < 7; index++) {
        const point = [0, 1, 2].map((axis) =>
          [0, 1, 2, 3, 4].reduce((sum, i) => sum + (basis.data[5 * axis + i] * part.data[5 * index + i]) / unit, 0),
        )
        const place = shown.placeOf({ kind, index })
        const [x, y] = drawnAt(point, view, room)
        // Float32 of numbers near 1, over hundreds of pixels.
        expect(place?.x).toBeCloseTo(x, 3)
        expect(place?.y).toBeCloseTo(y, 3)
      }
    }
  })

  it('draws the way of a mean in its colour, up to now and not beyond', () => {
    const shown = open()
    const half = matrix(4, 3, tetrahedron.data.map((x) => 0.5 * x))
    const props = { ...corners, frame: { ...corners.frame!, means: half } }
    const at = (share: number) => drawnAt(Array.from(tetrahedron.data.slice(3, 6), (x) => share * x), defaultView)
    shown.setProps({ ...props, trail: testTrail(0.5) })
    shown.render()
    expect(apart(pixel(...at(0.36)).h, hueOf(1))).toBeLessThan(25)
    expect(pixel(...at(0.36)).c).toBeGreaterThan(0.05)
    expect(pixel(...at(0.7)).c).toBeLessThan(0.02)
    shown.setProps({ ...props, trail: null })
    shown.render()
    expect(pixel(...at(0.36)).c).toBeLessThan(0.02)
  })

  it('shows both colours of merged means side by side', () => {
    const shown = open()
    const means = fromRows([[0, 0.9, 0], [-0.8, -0.3, 0], [0.7, -0.4, 0], [0.7, -0.4, 0]])
    shown.setProps({ ...corners, frame: { ...corners.frame!, means } })
    const view = { azimuth: 0, elevation: 0, zoom: 1 }
    shown.setCamera(view)
    shown.render()
    const [x, y] = drawnAt([0.7, -0.4, 0], view)
    expect(apart(pixel(x - 5, y).h, hueOf(2))).toBeLessThan(20)
    expect(apart(pixel(x + 5, y).h, hueOf(3))).toBeLessThan(20)
  })

  it('follows the number of classes and samples up and down', () => {
    const shown = open()
    const alive = watchBuffers()
    shown.setProps(testProps())
    shown.render()
    const before = alive()
    for (const K of [30, 2, 4]) {
      const rows = matrix(K, 3, Array.from({ length: 3 * K }, (_, i) => Math.sin(i)))
      const samples = matrix(5 * K, 3, Array.from({ length: 15 * K }, (_, i) => Math.cos(i)))
      const sampleClasses = Int32Array.from({ length: 5 * K }, (_, i) => Math.floor(i / 5))
      shown.setProps({
        ...testProps(),
        frame: { means: rows, classifiers: rows, samples, sampleClasses },
        ghost: { means: rows, classifiers: rows },
        labels: Array.from({ length: K }, (_, k) => `${k + 1}`),
        minority: Array.from({ length: K }, (_, k) => k > K / 2),
      })
      expect(shown.render()).toBe(true)
    }
    expect(alive()).toBe(before)
    expect(shownOn().context.getError()).toBe(0)
  })
})

describe('the camera', () => {
  it('stands where it is told, silently, within its range', () => {
    const shown = open()
    const heard: CameraView[] = []
    shown.onCamera((camera) => heard.push(camera))
    const view = { azimuth: -137.5, elevation: -12.25, zoom: 1.7 }
    shown.setCamera(view)
    expectView(shown.camera(), view)
    shown.resize(300, 500, 2, { x: 0, y: 0, width: 300, height: 300 })
    expectView(shown.camera(), view)
    shown.setCamera({ azimuth: 0, elevation: 200, zoom: 100 })
    expectView(shown.camera(), { azimuth: 0, elevation: 89, zoom: 4 })
    shown.setCamera(null)
    expectView(shown.camera(), defaultView)
    expect(heard).toEqual([])
  })

  it.each([
    ['stops with the finger', true],
    ['fades out after the finger', false],
  ])('%s where motion is reduced: %s', (_, reducedMotion) => {
    const shown = open()
    shown.setProps(testProps({ reducedMotion }))
    shown.render()
    let due = 0
    const rests: boolean[] = []
    shown.onDue(() => due++)
    shown.onCamera((_camera, atRest) => rests.push(atRest))
    drag(60, 20)
    expect(due).toBeGreaterThan(0)
    expect(shown.camera().azimuth).toBeLessThan(defaultView.azimuth)
    expect(rests.at(-1)).toBe(reducedMotion)
    const drawn = drawUntilIdle(shown)
    expect(rests.filter(Boolean)).toEqual([true])
    expect(rests.at(-1)).toBe(true)
    if (reducedMotion) expect(drawn).toBe(1)
    else expect(drawn).toBeGreaterThan(5)
    // Idle means idle, also at the end of the range of zoom.
    shown.setCamera({ azimuth: 30, elevation: 20, zoom: 4 })
    drawUntilIdle(shown)
    due = 0
    for (let i = 0; i < 20; i++) expect(shown.render()).toBe(false)
    expect(due).toBe(0)
  })

  it('zooms with the wheel', () => {
    const shown = open()
    shown.setProps(testProps())
    shown.render()
    const { canvas } = shownOn()
    canvas.dispatchEvent(new WheelEvent('wheel', { deltaY: -200, bubbles: true, cancelable: true }))
    drawUntilIdle(shown)
    expect(shown.camera().zoom).toBeGreaterThan(1.05)
    for (let i = 0; i < 60; i++) {
      canvas.dispatchEvent(new WheelEvent('wheel', { deltaY: -400, bubbles: true, cancelable: true }))
    }
    drawUntilIdle(shown)
    expect(shown.camera().zoom).toBeCloseTo(4, 6)
    expect(shown.render()).toBe(false)
  })
})

it('has nothing behind its marks where it is told to have no ground', () => {
  const canvas = document.createElement('canvas')
  const scene = createScene(canvas, false)
  scene.resize(size.width, size.height, 1)
  scene.setProps(corners)
  scene.render()
  const context = canvas.getContext('webgl2')!
  const opacityAt = ([x, y]: readonly [number, number]) => {
    const bytes = new Uint8Array(4)
    context.readPixels(Math.floor(x), size.height - 1 - Math.floor(y), 1, 1, context.RGBA, context.UNSIGNED_BYTE, bytes)
    return bytes[3]
  }
  expect(opacityAt([2, 2])).toBe(0)
  expect(opacityAt(drawnAt(Array.from(tetrahedron.data.slice(0, 3)), defaultView))).toBe(255)
  scene.destroy()
})

it('frees everything it held on the GPU', () => {
  const alive = watchBuffers()
  const before = alive()
  const shown = open()
  shown.setProps(testProps({ cells: { bias: null }, trail: testTrail() }))
  shown.render()
  expect(alive()).toBeGreaterThan(before)
  close()
  expect(alive()).toBe(before)
})

function expectView(a: CameraView, b: CameraView): void {
  // Degrees and ratios through a position in float64.
  expect(a.azimuth).toBeCloseTo(b.azimuth, 9)
  expect(a.elevation).toBeCloseTo(b.elevation, 9)
  expect(a.zoom).toBeCloseTo(b.zoom, 9)
}

function drag(dx: number, dy: number): void {
  const at = (x: number, y: number) => ({ pointerId: 1, clientX: x, clientY: y, button: 0, bubbles: true, pointerType: 'mouse' })
  const { canvas } = shownOn()
  canvas.dispatchEvent(new PointerEvent('pointerdown', at(100, 100)))
  canvas.dispatchEvent(new PointerEvent('pointermove', at(100 + dx, 100 + dy)))
  canvas.dispatchEvent(new PointerEvent('pointerup', at(100 + dx, 100 + dy)))
}

/** Draws until nothing is due; returns how often something was drawn. */
function drawUntilIdle(shown: Scene): number {
  let drawn = 0
  while (shown.render()) {
    drawn++
    if (drawn > 300) throw new Error('the scene never comes to rest')
  }
  return drawn
}

/** Counts the draw calls of the context from now on. */
function countDraws(): () => number {
  const gl = shownOn().context
  let calls = 0
  for (const name of ['drawArrays', 'drawElements', 'drawArraysInstanced', 'drawElementsInstanced'] as const) {
    const draw = gl[name].bind(gl) as (...parameters: unknown[]) => void
    Object.assign(gl, {
      [name]: (...parameters: unknown[]) => {
        calls++
        draw(...parameters)
      },
    })
  }
  return () => calls
}

/** Counts the buffers and programs of all contexts that were made after the first call and not deleted. */
function watchBuffers(): () => number {
  return () => made.size
}

const made = new Set<object>()
for (const [create, remove] of [
  ['createBuffer', 'deleteBuffer'],
  ['createProgram', 'deleteProgram'],
  ['createVertexArray', 'deleteVertexArray'],
] as const) {
  const prototype = WebGL2RenderingContext.prototype
  const [make, free] = [prototype[create], prototype[remove] as (object: object | null) => void]
  Object.assign(prototype, {
    [create](this: WebGL2RenderingContext) {
      const object: object = make.call(this)
      made.add(object)
      return object
    },
    [remove](this: WebGL2RenderingContext, object: object | null) {
      if (object !== null) made.delete(object)
      free.call(this, object)
    },
  })
}

describe('touching', () => {
  const isMarked = (shown: Scene, kind: 'mean' | 'classifier', index: number) => {
    const place = shown.placeOf({ kind, index })
    return place === null ? null : shown.markAt(place.x, place.y)
  }

  it('finds every mean and every arrow where it is drawn, and nothing beside them', () => {
    const shown = open()
    expect(shown.markAt(200, 150)).toBeNull()
    // Arrows half as long as the means, so that no mark lies before another.
    shown.setProps({ ...testProps(), classifierUnit: 3 })
    shown.resize(size.width, size.height, 1, room)
    shown.render()
    for (const index of [0, 1, 2, 3]) {
      expect(isMarked(shown, 'mean', index)).toEqual({ kind: 'mean', index })
      expect(isMarked(shown, 'classifier', index)).toEqual({ kind: 'classifier', index })
    }
    expect(shown.markAt(2, 2)).toBeNull()
    expect(shown.placeOf({ kind: 'mean', index: 9 })).toBeNull()
  })

  it('moves a mark by as many pixels as it is dragged, in five dimensions too', () => {
    const shown = open()
    const wide = (rows: ReturnType<typeof fromRows>) =>
      fromRows(Array.from({ length: rows.rows }, (_, k) => [0.3, ...rows.data.subarray(3 * k, 3 * k + 3), -0.2]))
    const frame = testProps().frame!
    const five = { ...frame, means: wide(frame.means), classifiers: wide(frame.classifiers), samples: matrix(0, 5), sampleClasses: new Int32Array(0) }
    const basis = fromRows([[0, 1, 0, 0, 0], [0, 0, 1, 0, 0], [0, 0, 0, 1, 0]])
    const props = testProps({ frame: five, ghost: null, basis, meanUnit: 2 })
    shown.setProps(props)
    shown.resize(size.width, size.height, 1, room)
    shown.render()
    for (const kind of ['mean', 'classifier'] as const) {
      const mark = { kind, index: 1 }
      const before = shown.placeOf(mark)!
      const delta = shown.displacement(mark, 25, -10)!
      expect(delta).toHaveLength(5)
      const part = kind === 'mean' ? 'means' : 'classifiers'
      const rows = matrix(4, 5, five[part].data.map((x, i) => (Math.floor(i / 5) === 1 ? x + delta[i % 5] : x)))
      shown.setProps({ ...props, frame: { ...five, [part]: rows } })
      const after = shown.placeOf(mark)!
      expect(after.x - before.x).toBeCloseTo(25, 1)
      expect(after.y - before.y).toBeCloseTo(-10, 1)
      shown.setProps(props)
    }
  })
})
