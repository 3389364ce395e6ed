import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { models } from '../model/registry.ts'
import { problemTogether } from './check.ts'
import { twoGroupKeys } from './edit.ts'
import { resolve, specOf } from './experiment.ts'
import { arbitraryValues } from './fixtures/arbitrary-shared.ts'
import { linkKeys } from './link-entries.ts'
import { without } from './without.ts'
import { schemaOf, type NumberParameter } from './parameter.ts'
import { parameterOf, parameters } from './parameters.ts'
import type { ParameterKey, Resolved } from './values.ts'

const numbers = parameters.filter(
  (one): one is NumberParameter => one.kind === 'integer' || one.kind === 'real',
)

/** All that a run follows from. */
function runOf(resolved: Resolved) {
  const { method, rate, horizon, tolerance, seed, deviation } = resolved
  const { lambdaB, ...read } = specOf(resolved).values
  // Only a penalised bias reads λ_b, and only descent a rate, the flow a tolerance.
  const values = resolved.bias === 'penalised' ? { ...read, lambdaB } : read
  const steps = method === 'descent' ? { rate } : { tolerance }
  return { spec: { ...specOf(resolved), values }, method, steps, horizon, seed, deviation }
}

describe('the registry of parameters', () => {
  it('has a key and a link key of its own for each', () => {
    const keys = parameters.map((one) => one.key)
    expect(new Set(keys).size).toBe(keys.length)
    // Those of the view and of the events included: all of them share one link.
    expect(new Set(linkKeys).size).toBe(linkKeys.length)
  })

  it('has link keys and words that need no escape in a link', () => {
    const options = parameters.flatMap((one) => (one.kind === 'choice' ? one.options.map((two) => two.value) : []))
    for (const text of [...linkKeys, ...options]) expect(text).toMatch(/^[A-Za-z][A-Za-z0-9-]*$/)
  })

  it('names everything that is resolved', () => {
    expect(Object.keys(resolve({})).toSorted()).toEqual(parameters.map((one) => one.key).toSorted())
  })

  it.each(models.map((model) => [model.key, model] as const))('has every knob of the model %s', (_key, model) => {
    const keys: readonly string[] = parameters.map((one) => one.key)
    expect(keys).toEqual(expect.arrayContaining([...model.knobs, ...Object.keys(model.without)]))
  })

  it.each(models.map((model) => [model.key, model] as const))('is read by %s or has a reason why not', (key, model) => {
    for (const knob of new Set(models.flatMap(({ knobs }) => knobs))) {
      const reason: string | undefined = model.without[knob]
      expect([knob, model.knobs.includes(knob)]).toEqual([knob, reason === undefined])
      const off = parameterOf(knob as ParameterKey).off?.(resolve({ model: key, bias: 'penalised' })) ?? undefined
      expect([knob, off]).toEqual([knob, reason])
    }
  })

  it.each(models.map((model) => model.key))('changes no run of %s by a parameter that is off', (model) => {
    fc.assert(
      fc.property(arbitraryValues(parameters), (chosen) => {
        fc.pre(problemTogether({ ...chosen, model }) === null)
        const resolved = resolve({ ...chosen, model })
        const off = parameters.filter((one) => one.off?.(resolved) != null)
        for (const one of off) expect(one.off?.(resolved)).toMatch(/^[A-Z].{10,}\.$/)
        const cleared = without({ ...chosen, model }, ...off.map(({ key }) => key))
        expect(runOf(resolve(cleared))).toEqual(runOf(resolved))
      }),
      { numRuns: 300 },
    )
  })

  it('turns exactly the two-group form off where the counts are given', () => {
    const given = resolve({ counts: [3, 2] })
    const off = parameters.filter((one) => one.off?.(given) != null && one.off?.(resolve({})) == null)
    expect(off.map((one) => one.key).toSorted()).toEqual([...twoGroupKeys].toSorted())
  })
})

describe.each(parameters.map((one) => [one.key, one] as const))('%s', (_key, parameter) => {
  it('is documented in sentences', () => {
    expect(parameter.name).toMatch(/^[A-Z].+[^.]$/)
    expect(parameter.description).toMatch(/^[A-Z].+\.$/)
  })

  it('has an allowed default', () => {
    expect(schemaOf(parameter).safeParse(resolve({})[parameter.key]).success).toBe(true)
  })
})

describe.each(numbers.map((one) => [one.key, one] as const))('the range of %s', (_key, parameter) => {
  it('holds its slider', () => {
    const { min, max, slider } = parameter
    expect(min).toBeLessThanOrEqual(slider[0])
    expect(slider[0]).toBeLessThan(slider[1])
    expect(slider[1]).toBeLessThanOrEqual(max)
  })

  it('is positive where the slider is logarithmic', () => {
    expect(parameter.scale === 'log' ? parameter.min : 1).toBeGreaterThan(0)
  })
})
