import { converter, parse } from 'culori'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { fromRows, matrix } from '../math/matrix.ts'
import type { Matrix } from '../math/matrix.ts'
import type { Appearance } from '../theme/appearance.ts'
import { classColour } from '../theme/class-colours.ts'
import { contentRadius } from './framing.ts'
import type { SceneProps } from './props.ts'
import { apart, drawnAt, openCanvas } from './test-canvas.ts'
import type { TestCanvas } from './test-canvas.ts'
import { testProps } from './test-props.ts'

const oklch = converter('oklch')

/** Straight from the front, so that in a plane of classifiers near and far side show the same class everywhere. */
const front = { azimuth: 0, elevation: 0, zoom: 1 }

/** Three classifiers in the picture's plane, at 90°, 210° and 330°. */
const star = [90, 210, 330].map(towards)

/** Where on the near side we look: clear of the arrows, and of the limb. */
const aside = 0.75

function towards(degrees: number): [number, number, number] {
  const angle = (degrees * Math.PI) / 180
  return [Math.cos(angle), Math.sin(angle), 0]
}

let shown: TestCanvas
beforeEach(() => {
  shown = openCanvas()
  shown.scene.setCamera(front)
})
afterEach(() => shown.close())

type Lab = ReturnType<TestCanvas['pixel']>

/** Props of three classifiers a quarter of full size, without means that could hide the cells. */
function threeClasses(classifiers: Matrix, bias: readonly number[] | null, appearance: Appearance = 'light'): SceneProps {
  return testProps({
    frame: { means: matrix(3, 3), classifiers, samples: matrix(0, 3), sampleClasses: new Int32Array(0) },
    ghost: null,
    labels: ['', '', ''],
    minority: [false, false, false],
    classifierUnit: 4,
    cells: { bias: bias && Float64Array.from(bias) },
    appearance,
  })
}

/** Colours on the near side of the sphere, at these directions about the picture's middle. */
function coloursTowards(props: SceneProps, degrees: readonly number[]): Lab[] {
  shown.scene.setProps(props)
  shown.scene.render()
  return degrees.map((angle) => shown.pixel(...drawnAt(nearSide(angle), front)))
}

/** A point of the near side, at `aside` of its radius from the line of sight. */
function nearSide(angle: number): number[] {
  const [x, y] = towards(angle)
  return [aside * x, aside * y, Math.sqrt(1 - aside ** 2)].map((c) => contentRadius * c)
}

/** Hue of what the cells add to the picture without them. */
function addedHues(props: SceneProps, degrees: readonly number[]): number[] {
  const bare = coloursTowards({ ...props, cells: null }, degrees)
  return coloursTowards(props, degrees).map(({ a, b }, i) => hue(a - bare[i].a, b - bare[i].b))
}

function hue(a: number, b: number): number {
  return (Math.atan2(b, a) * 180) / Math.PI
}

function classHue(k: number, appearance: Appearance): number {
  return oklch(parse(classColour(k, 3, appearance)))?.h ?? 0
}

/** In OKLab, where a step of 8 bits in one channel is worth 0.001 to 0.004. */
function distance(x: Lab, y: Lab): number {
  return Math.hypot(x.l - y.l, x.a - y.a, x.b - y.b)
}

/** Equal but for rounding: about two steps of 8 bits. */
const sameColour = 0.006

it.each(['light', 'dark'] as const)('the middle of a cell has the hue of its class, %s', (appearance) => {
  const hues = addedHues(threeClasses(fromRows(star), null, appearance), [90, 210, 330])
  // A faint tint is a few steps of 8 bits and bends a little in sRGB; the three hues are 113° or more apart.
  hues.forEach((found, k) => expect(apart(found, classHue(k, appearance))).toBeLessThan(30))
})

it.each([
  ['without biases', null, 150],
  // On the near side x = 1.15·(0.75 (cos φ, sin φ), z), so that (w₁ − w₂)·x = 1.15·0.75·√3·sin(150° − φ) = b₂ − b₁.
  ['moved by the biases', [0, 0.6, -5], 150 - (Math.asin(0.6 / (contentRadius * aside * Math.sqrt(3))) * 180) / Math.PI],
])('the border of two cells lies where they win alike, %s', (_, bias, angle) => {
  const props = threeClasses(fromRows(star), bias)
  const [before, on, after] = coloursTowards(props, [angle - 8, angle, angle + 8])
  const [bare] = coloursTowards({ ...props, cells: null }, [angle])
  // The border has about four times the ink of the cells, spread over a pixel or two.
  expect(distance(on, bare)).toBeGreaterThan(1.6 * Math.max(distance(before, bare), distance(after, bare)))
})

it('merged classes have one cell, of one colour, without a border', () => {
  const merged = fromRows([star[0], towards(270), towards(270)])
  // Where the border of classes 2 and 3 was, and at both sides of it.
  const [left, middle, right] = coloursTowards(threeClasses(merged, null), [240, 270, 300])
  expect(distance(left, middle)).toBeLessThan(sameColour)
  expect(distance(right, middle)).toBeLessThan(sameColour)
  const [, line] = coloursTowards(threeClasses(fromRows(star), null), [240, 270, 300])
  expect(distance(line, middle)).toBeGreaterThan(5 * sameColour)
  // The border to class 1 stays, although the runner-up along it is the winner's twin: w₁ and w₂ part at 0° and 180°.
  const [cell, border] = coloursTowards(threeClasses(merged, null), [188, 180])
  expect(distance(border, cell)).toBeGreaterThan(5 * sameColour)
})

it('a border fades before two classes are one', () => {
  const lines = [0.5, 0.0425, 0.03, 0.012].map((turn) => {
    // As drawn these end 0.23·turn apart: from 0.11 to 0.003, which is less than the distance of merging, 0.004.
    const pair = [-turn / 2, turn / 2].map((x) => [x, -1, 0])
    const [cell, line] = coloursTowards(threeClasses(fromRows([star[0], ...pair]), null), [262, 270])
    return distance(line, cell)
  })
  expect(lines).toEqual([...lines].sort((x, y) => y - x))
  expect(lines[0]).toBeGreaterThan(lines[2] + 2 * sameColour)
  expect(lines[3]).toBeLessThan(sameColour)
})

it('a vanished class has a cell only where its bias wins', () => {
  const vanished = fromRows([star[0], star[1], [0, 0, 0]])
  const place = [330]
  const hueWith = (bias: readonly number[]): number => addedHues(threeClasses(vanished, bias), place)[0]
  // There the others score 1.15·0.75·cos 120° = −0.43, which the bias of class 3 must exceed.
  expect(apart(hueWith([0, 0, -0.3]), classHue(2, 'light'))).toBeLessThan(30)
  expect(apart(hueWith([0, 0, -0.6]), classHue(2, 'light'))).toBeGreaterThan(60)
})

it('computes and draws nothing where none are asked for', () => {
  const props = threeClasses(fromRows(star), null)
  coloursTowards({ ...props, cells: null }, [90])
  let draws = 0
  const draw = shown.context.drawElements.bind(shown.context)
  shown.context.drawElements = (...parameters) => {
    draws++
    draw(...parameters)
  }
  const drawsOf = (cells: SceneProps['cells']): number => {
    draws = 0
    coloursTowards({ ...props, cells }, [90])
    return draws
  }
  const [withCells, without] = [drawsOf({ bias: null }), drawsOf(null)]
  expect(withCells - without).toBe(2)
})

it('finds the winner among many classes, in all directions', () => {
  const K = 120
  const wheel = Array.from({ length: K }, (_, k) => towards((360 * k) / K))
  const props: SceneProps = {
    ...threeClasses(fromRows(wheel), null),
    frame: { means: matrix(K, 3), classifiers: fromRows(wheel), samples: matrix(0, 3), sampleClasses: new Int32Array(0) },
    labels: wheel.map(() => ''),
    minority: wheel.map(() => false),
  }
  // From the middle of a cell to that of another.
  const picked = Array.from({ length: 24 }, (_, i) => 5 * i)
  const hues = addedHues(props, picked.map((k) => (360 * k) / K))
  // Faint tints bend a little in sRGB; here all hues occur, and 30° are a twelfth of them.
  picked.forEach((k, i) => expect(apart(hues[i], oklch(parse(classColour(k, K, 'light')))?.h ?? 0)).toBeLessThan(30))
})
