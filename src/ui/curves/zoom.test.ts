import { expect, test } from 'vitest'
import type { CurvesProps } from '../../charts/props.ts'
import { stretchAbout, wholeRun, zoomedTo } from './zoom.ts'

const numbers = (length: number, of: (i: number) => number) => Float64Array.from({ length }, (_, i) => of(i))

function props(onSeek: (place: number) => void = () => {}): CurvesProps {
  const values = numbers(11, (i) => i * i)
  const line = { label: '', role: 'all' as const, colourOf: null, values, low: values, high: values }
  const curve = { key: 'x', symbol: 'x', name: 'x', convention: '', scale: 'linear' as const, range: null, undefinedAs: '' }
  return {
    curves: [{ ...curve, lines: [line], theory: [{ label: '', role: 'all', values }] }],
    times: numbers(11, (i) => 10 * i),
    classes: 4,
    place: numbers(11, (i) => i / 10),
    ticks: [0, 0.25, 0.5, 0.9].map((place) => ({ place, label: String(place) })),
    appearance: 'light',
    onSeek,
    onConvention: () => {},
    onScale: () => {},
  }
}

test('the stretch is about the moment, within the timeline, and stands still while it holds the moment', () => {
  const half = stretchAbout(0.6, 2, wholeRun)
  expect([half.from, half.to].map((x) => x.toFixed(2))).toEqual(['0.35', '0.85'])
  expect(stretchAbout(0.4, 2, half)).toBe(half)
  expect(stretchAbout(0.9, 2, half)).toEqual({ from: 0.5, to: 1 })
  expect(stretchAbout(0, 4, half)).toEqual({ from: 0, to: 0.25 })
})

test('a zoomed curve has the points of its stretch and one more on each side', () => {
  const { times, place, curves, ticks } = zoomedTo({ from: 0.25, to: 0.55 }, props())
  expect([...times]).toEqual([20, 30, 40, 50, 60])
  expect(place[1]).toBeCloseTo(0.05 / 0.3, 12)
  expect([...curves[0].lines[0].values]).toEqual([4, 9, 16, 25, 36])
  expect([...(curves[0].lines[0].low ?? [])]).toEqual([4, 9, 16, 25, 36])
  expect(curves[0].theory[0].values).toHaveLength(5)
  expect(ticks.map(({ label }) => label)).toEqual(['0.25', '0.5'])
})

test('seeking on a zoomed curve goes to places of the whole timeline', () => {
  const sought: number[] = []
  zoomedTo({ from: 0.2, to: 0.6 }, props((place) => sought.push(place))).onSeek(0.5)
  expect(sought[0]).toBeCloseTo(0.4, 12)
})

test('the whole run is drawn as it is', () => {
  const all = props()
  expect(zoomedTo(wholeRun, all)).toBe(all)
})
