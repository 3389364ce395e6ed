import { afterEach, expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import { createCurves } from './curves.ts'
import type { Curve, Curves, CurvesProps } from './props.ts'

const n = 101
const times = Float64Array.from({ length: n }, (_, i) => i)
const place = times.map((t) => t / (n - 1))
const gap: Curve = {
  key: 'gap',
  symbol: 'L_0',
  name: 'Gap to the optimum',
  convention: 'objective minus its least',
  scale: 'log',
  range: null,
  undefinedAs: 'not defined',
  lines: [{ label: '', role: 'all', colourOf: null, values: times.map((t) => Math.exp(-t / 5)) }],
  theory: [],
}
const cosines: Curve = {
  ...gap,
  key: 'cosines',
  name: 'Classifier cosines',
  scale: 'linear',
  range: [-1, 1],
  undefinedAs: 'vanished',
  lines: [
    { label: 'majority 1, 2', role: 'majority', colourOf: 0, values: times.map((t) => -t / 100) },
    { label: 'minority 3, 4', role: 'minority', colourOf: 2, values: times.map((t) => (t > 60 ? Number.NaN : t / 100)) },
  ],
  theory: [{ label: 'theory', role: 'majority', values: times.map(() => -1) }],
}

let container: HTMLElement
let curves: Curves

function mount(width = 900): HTMLElement {
  container = document.createElement('div')
  container.style.width = `${width}px`
  document.body.append(container)
  curves = createCurves(container)
  return container
}

function props(change: Partial<CurvesProps> = {}): CurvesProps {
  const ticks = [0, 0.5, 1].map((at) => ({ place: at, label: String(100 * at) }))
  return { curves: [gap, cosines], times, place, ticks, classes: 4, appearance: 'light', onSeek: () => {}, ...change }
}

async function settled(): Promise<void> {
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
}

function all(selector: string): HTMLElement[] {
  return [...container.querySelectorAll<HTMLElement>(selector)]
}

function inked(canvas: HTMLCanvasElement): number {
  const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height)
  return data.filter((value, i) => i % 4 === 3 && value > 0).length
}

afterEach(() => {
  curves.destroy()
  container.remove()
})

test('draws a chart for every curve, with its words, ticks, ends and theory', async () => {
  mount()
  curves.setProps(props())
  await settled()
  const canvases = all('canvas') as HTMLCanvasElement[]
  expect(canvases).toHaveLength(2)
  for (const canvas of canvases) expect(inked(canvas)).toBeGreaterThan(500)
  expect(all('.curves-name').map((node) => node.textContent)).toEqual(['Gap to the optimum', 'Classifier cosines'])
  expect(all('.curves-symbol')[0].innerHTML).toBe('L<sub>0</sub>')
  expect(all('.curves-end').map((node) => node.textContent)).toEqual(['', 'majority 1, 2', 'minority 3, 4 vanished'])
  expect(all('.curves-theory').map((node) => node.textContent)).toEqual(['theory −1.000'])
  const shown = all('.curves-chart:first-child .curves-times .curves-tick').filter((node) => !node.hidden)
  expect(shown.map((node) => node.textContent)).toEqual(['0', '50', '100'])
})

test('the current moment moves over the charts without drawing any of them', async () => {
  mount()
  curves.setProps(props())
  await settled()
  const drawings = curves.drawings()
  expect(drawings).toBeGreaterThan(0)
  curves.setCursor(25)
  const [before] = all('.curves-now').map((node) => node.getBoundingClientRect().left)
  curves.setCursor(75)
  await settled()
  const [after] = all('.curves-now').map((node) => node.getBoundingClientRect().left)
  const width = all('.u-over')[0].getBoundingClientRect().width
  // Half the plot, to the rounding of layout.
  expect(Math.abs(after - before - width / 2)).toBeLessThan(0.1)
  expect(curves.drawings()).toBe(drawings)
  expect(all('.curves-values').map((node) => [...node.children].map((child) => child.textContent))).toEqual([
    ['3.1 × 10−7'],
    ['−0.750', 'vanished'],
  ])
})

test('the pointer is read on all charts at once, and pointing seeks', async () => {
  const sought: number[] = []
  mount()
  curves.setProps(props({ onSeek: (at) => sought.push(at) }))
  await settled()
  const [over] = all('.u-over')
  // A new object each time: the test runner scales the one it is given.
  const middle = () => ({ x: over.clientWidth / 2, y: 20 })
  await userEvent.hover(over, { position: middle() })
  await settled()
  const read = all('.curves-time').map((node) => Number(node.textContent?.replace('t = ', '')))
  expect(read[1]).toBe(read[0])
  // The pointer stands on a whole pixel, of which there are some 350.
  expect(Math.abs(read[0] - 50)).toBeLessThan(0.4)
  const value = Number(all('.curves-values')[1].children[0].textContent?.replace('−', '-'))
  expect(Math.abs(value + read[0] / 100)).toBeLessThan(0.001)
  expect(sought).toEqual([])
  await userEvent.click(over, { position: middle() })
  expect(sought).toHaveLength(1)
  expect(Math.abs(sought[0] - 0.5)).toBeLessThan(1 / over.clientWidth)
  await userEvent.unhover(over)
  await settled()
  expect(all('.curves-time').every((node) => node.style.visibility === 'hidden')).toBe(true)
})

test('grows with the run, changes its colours, and follows the clock', async () => {
  mount()
  const part = (m: number): Partial<CurvesProps> => ({
    times: times.slice(0, m),
    place: place.slice(0, m),
    curves: [{ ...gap, lines: [{ ...gap.lines[0], values: gap.lines[0].values.slice(0, m) }] }],
  })
  curves.setProps(props(part(0)))
  curves.setProps(props(part(30)))
  await settled()
  const canvas = all('canvas')[0] as HTMLCanvasElement
  const few = inked(canvas)
  curves.setProps(props(part(101)))
  await settled()
  expect(all('canvas')[0]).toBe(canvas)
  expect(inked(canvas)).toBeGreaterThan(few)
  curves.setProps(props({ ...part(101), appearance: 'dark' }))
  await settled()
  expect(all('.curves')[0].style.getPropertyValue('--curves-text')).toBe('#edebe7')
})

test('where nothing is defined it says so, and a hidden container draws nothing until it has a size', async () => {
  mount()
  const nothing = { ...gap, lines: [{ ...gap.lines[0], values: times.map(() => Number.NaN) }] }
  container.style.display = 'none'
  curves.setProps(props({ curves: [nothing] }))
  expect(all('canvas')).toHaveLength(0)
  container.style.display = ''
  curves.resize()
  await settled()
  expect(all('.curves-note').map((node) => node.textContent)).toEqual(['not defined'])
})

test('stands in one column on a phone and side by side where there is room', async () => {
  mount(360)
  curves.setProps(props())
  await settled()
  const lefts = () => new Set(all('.curves-chart').map((node) => Math.round(node.getBoundingClientRect().left))).size
  expect(lefts()).toBe(1)
  container.style.width = '900px'
  curves.resize()
  await settled()
  expect(lefts()).toBe(2)
  const [canvas] = all('canvas')
  expect(canvas.getBoundingClientRect().right).toBeLessThanOrEqual(all('.curves-chart')[0].getBoundingClientRect().right + 1)
})

test('leaves nothing behind', async () => {
  mount()
  curves.setProps(props())
  await settled()
  curves.destroy()
  expect(container.childNodes).toHaveLength(0)
})
