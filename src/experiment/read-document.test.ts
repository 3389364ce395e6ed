import fc from 'fast-check'
import { expect, it } from 'vitest'
import { arbitraryShared } from './fixtures/arbitrary-shared.ts'
import { documentOf, documentText } from './read-document.ts'
import { openingShared } from './shared.ts'

it('gives back what was written, without what only a page has', () => {
  fc.assert(
    fc.property(arbitraryShared, ({ experiment, view }) => {
      const back = documentOf(JSON.parse(documentText({ experiment, view })))
      const kept = { experiment, view: { ...view, lesson: null, embed: null, visitorSeed: false } }
      // JSON has no minus before zero.
      expect(back).toEqual(JSON.parse(JSON.stringify(kept)))
    }),
    { numRuns: 50 },
  )
})

it('takes a bare experiment, and a document without a view', () => {
  const { experiment } = openingShared
  expect(documentOf(experiment)).toEqual(openingShared)
  expect(documentOf({ experiment })).toEqual(openingShared)
})

it.each([null, 3, 'K=4', [], {}, { experiment: { version: 2 } }])('says what is wrong with %j', (data) => {
  const read = documentOf(data)
  expect('problems' in read && read.problems.length).toBeGreaterThan(0)
})
