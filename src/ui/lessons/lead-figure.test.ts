import { expect, test } from 'vitest'
import type { SceneProps } from '../../scene/props.ts'
import { createSecondStore, followFirst } from '../../store/second-store.ts'
import { createLabStore } from '../../store/store.ts'
import { GLIDE_MS } from './picture-glide.ts'
import { leadFigure, type LedPage } from './lead-figure.ts'

/** Props of which only one entry matters. */
function picture(value: number): SceneProps {
  const rows = () => ({ rows: 1, cols: 1, data: Float64Array.of(value) })
  return {
    frame: { means: rows(), classifiers: rows(), samples: rows(), sampleClasses: new Int32Array(1) },
    ghost: null, labels: [], minority: [], basis: { rows: 1, cols: 1, data: Float64Array.of(1) },
    classifierUnit: 1, meanUnit: 1, appearance: 'light', reducedMotion: false,
  }
}

/** The second of two experiments in a lesson, whose run is the number `run`. */
function secondPage(reducedMotion: boolean) {
  const first = createLabStore()
  const { experiment, view } = first.getState()
  first.setState({ versus: { seed: 2 }, view: { ...view, lesson: { lesson: 'claims', step: 4 } } })
  const store = createSecondStore(first)
  const page = { run: 1, draw: (value: number, _now: number) => value }
  followFirst(store, first, () => {})
  leadFigure({
    store,
    animation: {
      request: () => {},
      through: (lead: (props: SceneProps, now: number) => SceneProps) => {
        page.draw = (value, now) => lead(picture(value), now).frame?.means.data[0] ?? Number.NaN
        return () => {}
      },
    },
    lab: { player: { recording: () => page.run } },
    surroundings: { reducedMotion: () => reducedMotion },
    hand: { held: () => null },
  } as unknown as LedPage)
  const step = (number: number) =>
    first.setState({ experiment: { ...experiment, values: { classes: 3 } }, view: { ...view, lesson: { lesson: 'claims', step: number } } })
  return { page, step }
}

test.each([
  { reducedMotion: false, half: 2 },
  { reducedMotion: true, half: 3 },
])('the figure of the second experiment goes to the next step with the first one’s, where motion is wanted: %o', ({ reducedMotion, half }) => {
  const { page, step } = secondPage(reducedMotion)
  expect(page.draw(1, 0)).toBe(1)
  step(5)
  // Until its run is there the former figure is shown.
  expect(page.draw(1, 5000)).toBe(1)
  page.run = 2
  page.draw(3, 6000)
  expect(page.draw(3, 6000 + GLIDE_MS / 2)).toBe(half)
  expect(page.draw(3, 6000 + GLIDE_MS)).toBe(3)
})
