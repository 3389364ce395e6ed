import { expect, it } from 'vitest'
import { movedByKey } from './camera-keys.ts'

const view = { azimuth: 175, elevation: 75, zoom: 1 }

it('turns by the arrows, around and around, but never over the top', () => {
  expect(movedByKey('ArrowRight', view)?.azimuth).toBe(-175)
  expect(movedByKey('ArrowLeft', { ...view, azimuth: -175 })?.azimuth).toBe(175)
  expect(movedByKey('ArrowUp', view)?.elevation).toBe(80)
  expect(movedByKey('ArrowDown', view)?.elevation).toBe(65)
})

it('zooms within bounds', () => {
  expect(movedByKey('+', view)?.zoom).toBeCloseTo(1.2, 12)
  expect(movedByKey('-', { ...view, zoom: 0.5 })?.zoom).toBe(0.5)
  expect(movedByKey('=', { ...view, zoom: 4 })?.zoom).toBe(4)
})

it('leaves every other key to the page', () => {
  expect(movedByKey(' ', view)).toBeNull()
  expect(movedByKey('toString', view)).toBeNull()
})
