import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { setValue } from './edit.ts'
import { chartKinds, MAX_CHARTS } from './charts.ts'
import { MAX_EVENTS, openingExperiment, resolve, type Experiment } from './experiment.ts'
import { arbitraryShared } from './fixtures/arbitrary-shared.ts'
import { decodeLink, encodeLink, MAX_LINK } from './link.ts'
import { normalised } from './normal-form.ts'
import { transientKeys } from './ramp.ts'
import { rounded } from './number-text.ts'
import { parameters } from './parameters.ts'
import { problemWithExperiment } from './check.ts'
import { MAX_KEPT_DIMENSION } from './see.ts'
import type { Value } from './values.ts'
import { openingView } from './view.ts'

describe('a link', () => {
  it('gives back the normal form of any experiment and view, and the same link again', () => {
    let withEvents = 0
    fc.assert(
      fc.property(arbitraryShared, (shared) => {
        expect(problemWithExperiment(shared.experiment)).toBeNull()
        const link = encodeLink(shared)
        const { problems, ...decoded } = decodeLink(link)
        expect(problems).toEqual([])
        expect(decoded).toEqual(normalised(shared))
        expect(encodeLink(decoded)).toBe(link)
        expect(link.length).toBeLessThan(MAX_LINK)
        // What a browser does to a fragment, and what a chat program does to a link.
        expect(new URL(`https://example.org/#${link}`).hash.slice(1)).toBe(link)
        expect(decodeLink(encodeURIComponent(link))).toEqual({ ...decoded, problems: [] })
        withEvents += Number(decoded.experiment.events.length > 0)
      }),
      { numRuns: 600 },
    )
    // The property says little if the generator loses its events on the way.
    expect(withEvents).toBeGreaterThan(200)
  })

  it('stays under 2,000 characters with 16 changes of everything and 100 class counts', () => {
    const odd = (least: number, i: number) => rounded(least * (1.1111 + i / 100), 5)
    let experiment: Experiment = openingExperiment
    const set = (key: (typeof parameters)[number]['key'], value: Value, at: number | null) => {
      const edit = setValue(experiment, key, value, at)
      if ('problem' in edit) throw new Error(edit.problem)
      experiment = edit.experiment
    }
    set('dimension', 30, null)
    set('bias', 'penalised', null)
    set('counts', Array.from({ length: 100 }, (_, k) => 11 + k), null)
    set('balancing', 'reweighting', null)
    // Nudges, ramps and lists are changes of their own on the page: one key beside what is ramped.
    const changeable = parameters.filter(
      (one) => one.changeable && one.kind !== 'list' && !transientKeys.includes(one.key) && one.off?.(resolve(experiment.values)) == null,
    )
    for (let i = 0; i < MAX_EVENTS; i++) {
      for (const { key } of changeable) set(key, odd(key === 'minorityWeight' ? 12.345 : 1.2345e-4, i), odd(12345.678, i))
    }
    expect(experiment.events).toHaveLength(MAX_EVENTS)
    const camera = { azimuth: -123.4, elevation: -67.8, zoom: 1.23 }
    const charts = chartKinds.map(({ key }) => key).toSorted((a, b) => b.length - a.length).slice(0, MAX_CHARTS)
    const seen = { version: 1, moment: 12345.6, clock: 'logarithmic', speed: 0.25, theme: 'light', camera } as const
    const axis = (parameter: 'minorityCount' | 'lambdaB', end: number) => ({ parameter, from: end, to: end / 2, scale: 'linear' }) as const
    const map = { x: axis('minorityCount', 4000), y: axis('lambdaB', 0.123456789012345), quantity: 'classifierNormSpreadUnbiased', cells: 32, oneColumn: true } as const
    const view = { ...openingView, ...seen, cells: true, trails: false, drawer: 'matrices', see: 'tour', charts, map, versus: null } as const
    expect(encodeLink({ experiment, view: { ...view, map: null } }).length).toBeLessThan(2000)
    expect(encodeLink({ experiment, view }).length).toBeLessThan(2100)
    // Axes turned by hand, of as many dimensions as are kept.
    const turned = { ...view, see: Array.from({ length: 3 * MAX_KEPT_DIMENSION }, (_, i) => -0.123 - i / 1e3) }
    expect(encodeLink({ experiment, view: turned }).length).toBeLessThan(2100 + 425)
  })
})
