import { expect, test } from 'vitest'
import { between } from './camera-glide.ts'

test('a camera goes the shorter way round, from where it is to where it is wanted', () => {
  const [from, to] = [{ azimuth: 170, elevation: 0, zoom: 1 }, { azimuth: -170, elevation: 40, zoom: 4 }]
  expect(between(from, to, 0)).toEqual(from)
  expect(between(from, to, 0.5)).toEqual({ azimuth: 180, elevation: 20, zoom: 2 })
  expect(between(from, to, 1)).toEqual({ azimuth: 190, elevation: 40, zoom: 4 })
})
