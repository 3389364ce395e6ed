import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { arbitraryView } from './fixtures/arbitrary-shared.ts'
import { parameterOf } from './parameters.ts'
import { openingView, type View } from './view.ts'
import { MAX_MOMENT, roundedView, viewFields, viewSchema } from './view-fields.ts'

const camera = (azimuth: number, elevation: number, zoom: number): View => ({
  ...openingView,
  camera: { azimuth, elevation, zoom },
})

describe('viewFields', () => {
  it('covers every property of a view', () => {
    expect(['version', ...viewFields.map((field) => field.key)]).toEqual(Object.keys(openingView))
  })

  it('reaches the end of the longest run', () => {
    expect(parameterOf('horizon')).toMatchObject({ max: MAX_MOMENT })
  })

  it('reads back what it writes, for every view', () => {
    fc.assert(
      fc.property(arbitraryView, (view) => {
        const kept = roundedView(view)
        for (const field of viewFields.filter(({ key }) => kept[key] !== null)) {
          expect(field.read(field.write(kept))).toEqual(kept[field.key])
        }
      }),
      { numRuns: 2000 },
    )
  })
})

describe('viewSchema', () => {
  it('takes every view, rounded or not', () => {
    fc.assert(
      fc.property(arbitraryView, (view) => {
        expect(viewSchema.safeParse(view).success).toBe(true)
        expect(viewSchema.safeParse(roundedView(view)).success).toBe(true)
      }),
      { numRuns: 2000 },
    )
  })

  it.each([{ moment: -1 }, { moment: 1.1e15 }, { moment: NaN }, { speed: 3 }, { clock: 'sidereal' }, { version: 2 }, { x: 1 }, { charts: [] },
    { charts: ['nc5'] }, { charts: ['gap', 'gap'] }, { charts: 'gap' }])(
    'refuses %j',
    (change) => {
      expect(viewSchema.safeParse({ ...openingView, ...change }).success).toBe(false)
    },
  )

  it.each([camera(181, 0, 1), camera(0, 90, 1), camera(0, 0, 0.1), camera(0, 0, 6), camera(0, NaN, 1)])(
    'refuses a camera out of range: case %#',
    (view) => {
      expect(viewSchema.safeParse(view).success).toBe(false)
    },
  )
})

describe('roundedView', () => {
  it('keeps four digits of the moment, 0.1° and 0.01 of zoom', () => {
    const view = { ...camera(35.16, -20.04, 1.234), moment: 12345.6 }
    expect(roundedView(view)).toEqual({ ...camera(35.2, -20, 1.23), moment: 12350 })
  })

  it('brings a camera within range', () => {
    expect(roundedView(camera(400, 95, 9))).toEqual(camera(40, 89, 5))
    expect(roundedView(camera(-190, -95, 0))).toEqual(camera(170, -89, 0.2))
  })
})
