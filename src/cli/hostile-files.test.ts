import fc from 'fast-check'
import { expect, test } from 'vitest'
import { buildProgram } from '../model/registry.ts'
import { Failure } from './failure.ts'
import { metricsOutput } from './metrics-command.ts'
import { metricsSchema } from './output-schemas.ts'
import { readMeasured } from './read-measured.ts'
import { readState } from './read-state.ts'
import { temporaryFolder } from './testing/temporary-folder.ts'

const folder = temporaryFolder()

/** The sentences of a failure, null where there was none; anything else thrown goes on. */
function refusal(act: () => unknown): readonly string[] | null {
  try {
    act()
    return null
  } catch (error) {
    if (error instanceof Failure) return error.sentences
    throw error
  }
}

const number = fc.oneof(fc.double({ min: -1e100, max: 1e100, noNaN: true }), fc.constantFrom(0, 1, -1, 1e-300, 1e100))
const rows = (count: number, length: number) => fc.array(fc.array(number, { minLength: length, maxLength: length }), { minLength: count, maxLength: count })

/** Files that are right, but for what their numbers are. */
const sound = fc.tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 })).chain(([K, d]) =>
  fc.array(fc.integer({ min: 1, max: 3 }), { minLength: K, maxLength: K }).chain((n) =>
    fc.record({
      W: rows(K, d),
      H: rows(n.reduce((a, b) => a + b), d),
      n: fc.constant(n),
      b: fc.array(number, { minLength: K, maxLength: K }),
      layout: fc.constant('N x d' as const),
    }),
  ),
)

const anything = fc.oneof(fc.jsonValue(), fc.double(), fc.constantFrom(null, -1, 1e15, '', [], [[]], {}, '__proto__'))
const keys = ['W', 'H', 'n', 'b', 'labels', 'K', 'D', 'layout', '__proto__'] as const

test('whatever the numbers are, measures are numbers or null with a reason', () => {
  fc.assert(
    fc.property(sound, (data) => {
      const output = metricsOutput(readMeasured(data).state)
      const nulls = Object.entries(output.quantities).filter(([, value]) => value === null)
      expect(Object.keys(output.reasons)).toEqual(nulls.map(([key]) => key))
      expect(metricsSchema.parse(JSON.parse(JSON.stringify(output)))).toEqual(JSON.parse(JSON.stringify(output)))
    }),
    { numRuns: 500 },
  )
})

test('a file with one place wrong is measured or refused in sentences', () => {
  fc.assert(
    fc.property(sound, fc.constantFrom(...keys), anything, (data, key, value) => {
      const changed: unknown = { ...data, [key]: value }
      for (const sentence of refusal(() => metricsOutput(readMeasured(changed).state)) ?? []) {
        expect(sentence.length).toBeLessThan(300)
      }
    }),
    { numRuns: 2000 },
  )
})

test('whatever JSON holds, a state is read or refused in sentences', async () => {
  const program = buildProgram({ model: 'ulpm', counts: [1, 2], dimension: 2, values: {} })
  const state = fc.record({ W: fc.oneof(rows(2, 2), anything), H: fc.oneof(rows(2, 3), anything) }, { requiredKeys: [] })
  await fc.assert(
    fc.asyncProperty(fc.oneof(state, fc.jsonValue()), async (data) => {
      const path = folder.write('state.json', JSON.stringify(data) ?? '')
      const read = await readState(path, program).catch((error: unknown) => error)
      if (read instanceof Failure) {
        expect(read.exitCode).toBe(2)
        return
      }
      const { W, H } = data as { readonly W: number[][]; readonly H: number[][] }
      // JSON has no minus zero.
      expect(read).toEqual([W, H].map((block) => Float64Array.from(block.flat(), (x) => x + 0)))
    }),
    { numRuns: 300 },
  )
})
