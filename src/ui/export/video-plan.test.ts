import { expect, it } from 'vitest'
import { framesOf, placeAt, problemWithVideo, shareOfFrame, type VideoPlan } from './video-plan.ts'

const plan: VideoPlan = {
  width: 1920,
  height: 1080,
  theme: 'light',
  hasWords: true,
  isTransparent: false,
  form: 'webm',
  rate: 30,
  seconds: 20,
  from: 0,
  to: 100,
  turn: 0,
}

it('has as many frames as rate and length say, from the first place to the last in equal steps', () => {
  expect(framesOf(plan)).toBe(600)
  expect(framesOf({ rate: 25, seconds: 0.01 })).toBe(2)
  const places = [0, 1, 2, 3, 4].map((i) => placeAt({ from: 20, to: 60 }, shareOfFrame(i, 5)))
  places.forEach((place, i) => expect(place).toBeCloseTo(0.2 + 0.1 * i, 12))
})

it('runs backwards too', () => {
  expect([0, 9].map((i) => placeAt({ from: 100, to: 0 }, shareOfFrame(i, 10)))).toEqual([1, 0])
})

it('says what is wrong with a plan, what was given and what is allowed', () => {
  expect(problemWithVideo(plan)).toBeNull()
  expect(problemWithVideo({ ...plan, seconds: 0 })).toMatch(/0 seconds .* at most 600/)
  expect(problemWithVideo({ ...plan, to: 120 })).toMatch(/end is 120 %.* 0 and 100 %/)
  expect(problemWithVideo({ ...plan, rate: 1000 })).toMatch(/1000 frames .* 1 to 120/)
  expect(problemWithVideo({ ...plan, width: 7680, height: 4320, rate: 60, seconds: 60 })).toMatch(/2,239 MB.* 1000/)
})
