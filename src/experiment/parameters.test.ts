import { describe, expect, it } from 'vitest'
import { models } from '../model/registry.ts'
import { resolve } from './experiment.ts'
import { linkKeys } from './link-entries.ts'
import { schemaOf, type NumberParameter } from './parameter.ts'
import { parameters } from './parameters.ts'
import { twoGroupKeys } from './edit.ts'

const numbers = parameters.filter(
  (one): one is NumberParameter => one.kind === 'integer' || one.kind === 'real',
)

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

  it('lets no list change in the middle of a run, where its commas would be ambiguous', () => {
    expect(parameters.filter((one) => one.kind === 'list' && one.changeable)).toEqual([])
  })

  it('names everything that is resolved', () => {
    expect(Object.keys(resolve({})).toSorted()).toEqual(parameters.map((one) => one.key).toSorted())
  })

  it.each(models.map((model) => model.key))('has every knob of the model %s as a number or a choice', (key) => {
    const knobs = models.find((model) => model.key === key)?.knobs ?? []
    const readable = parameters.filter((one) => one.kind !== 'list').map((one) => one.key as string)
    expect(readable).toEqual(expect.arrayContaining([...knobs]))
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
