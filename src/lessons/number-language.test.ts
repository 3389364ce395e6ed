import { describe, expect, it } from 'vitest'
import { decodeLink } from '../experiment/link.ts'
import { segmentsOf } from '../experiment/experiment.ts'
import { splitOf } from '../experiment/split-of.ts'
import { reading } from '../metrics/reading.ts'
import { predict } from '../theory/registry.ts'
import { numberForm } from './number-form.ts'
import { numberReference, type NumberFormat } from './number-reference.ts'
import { numberValue, type NumberFacts, type SideFacts } from './number-value.ts'
import { parseText } from './parse-text.ts'

function sideOf(link: string, change: Partial<SideFacts> = {}): SideFacts {
  const { experiment } = decodeLink(link)
  const [{ spec }] = segmentsOf(experiment)
  const prediction = predict(spec, splitOf(experiment, spec))
  // For a test every reading is the length of its quantity's key.
  return { experiment, spec, prediction, isAwaited: false, isUnderWay: false, read: ({ key }) => reading(key.length), ...change }
}

function factsOf(link: string, change: Partial<SideFacts> = {}, other: string | null = null): NumberFacts {
  return { t: 12, computed: 500, A: sideOf(link, change), B: other === null ? null : sideOf(other) }
}

function valueOf(text: string, facts: NumberFacts): number | string {
  const reference = numberReference(text)
  if ('problem' in reference) return reference.problem
  const value = numberValue(reference, facts)
  return value === 'waiting' ? value : (value.value ?? ('reason' in value ? value.reason : ''))
}

describe('numbers in braces', () => {
  it('are read of the run, of theory, of the settings and of the clock', () => {
    const facts = factsOf('R=60')
    expect(valueOf('gap', facts)).toBe(3)
    expect(valueOf('theory.majorityMeanCosine', factsOf(''))).toBeCloseTo(-1 / 3, 9)
    expect(valueOf('parameter.imbalance', facts)).toBe(60)
    expect(valueOf('threshold.merged', facts)).toBeCloseTo(47.61017, 4)
    expect(valueOf('threshold.vanished', facts)).toBeCloseTo(812.336, 2)
    expect(valueOf('threshold.merged.lambda', facts)).toBeCloseTo(0.0018328, 6)
    expect(valueOf('t', facts)).toBe(12)
    expect(valueOf('computed', facts)).toBe(500)
  })

  it('follow a change in the middle of the run', () => {
    expect(valueOf('parameter.lambdaW', factsOf('events=10:lambda=0.01'))).toBe(0.01)
    expect(valueOf('parameter.lambdaW', factsOf('events=13:lambda=0.01'))).toBe(0.0023)
  })

  it('are of the second experiment where they say so', () => {
    expect(valueOf('B.parameter.imbalance', factsOf('R=60', {}, 'R=5'))).toBe(5)
    expect(valueOf('B.gap', factsOf('R=60'))).toBe('there is no second experiment')
  })

  it('wait, or say why there is none', () => {
    expect(valueOf('gap', factsOf('', { isUnderWay: true }))).toBe('waiting')
    expect(valueOf('parameter.classes', factsOf('', { isUnderWay: true }))).toBe(4)
    expect(valueOf('theory.gap', factsOf('', { prediction: null, isAwaited: true }))).toBe('waiting')
    expect(valueOf('theory.gap', factsOf('', { prediction: null }))).toBe('theory says nothing of this experiment')
    expect(valueOf('threshold.majorityMerged', factsOf('R=60'))).toMatch(/no such threshold/)
  })
})

describe('the form of a number', () => {
  it.each<[number, NumberFormat | null, 'quantity' | 'parameter' | 't', string]>([
    [47.61017, null, 'quantity', '47.6'],
    [-0.5, null, 'quantity', '−0.500'],
    [0.0000123, null, 'quantity', '1.23 × 10⁻⁵'],
    [1e-16, null, 'quantity', '0'],
    [0.0023, null, 'parameter', '0.0023'],
    [60, null, 'parameter', '60'],
    [1e-5, null, 'parameter', '10⁻⁵'],
    [1234567, null, 't', '1,230,000'],
    [1e12, null, 't', '10¹²'],
    [0.123456, { digits: 5 }, 'quantity', '0.12346'],
    [0.0312, 'percent', 'quantity', '3.12 %'],
    [0.28, 'percent', 'quantity', '28.0 %'],
    [1, 'percent', 'quantity', '100 %'],
    [0, 'percent', 'quantity', '0 %'],
    [-1 / 3, 'degrees', 'quantity', '109.5°'],
    [-1.0000001, 'degrees', 'quantity', '180.0°'],
    [3.7, 'integer', 'quantity', '4'],
    [Infinity, null, 'quantity', '∞'],
  ])('%d as %j of a %s is %s', (value, format, kind, text) => {
    expect(numberForm(value, format, kind).text).toBe(text)
  })

  it('is LaTeX too', () => {
    expect(numberForm(0.0000123, null, 'quantity').latex).toBe('1.23\\times 10^{-5}')
    expect(numberForm(-1 / 3, 'degrees', 'quantity').latex).toBe('109.5^\\circ')
    expect(numberForm(2000, null, 't').latex).toBe('2{,}000')
  })
})

describe('a text', () => {
  it('is cut into words, formulas, numbers and what is stressed', () => {
    const { pieces, problems } = parseText('Now *all {t}* of $\\frac{t}{2} = {t|3}$ costs \\$5 <b>.')
    expect(problems).toEqual([])
    expect(pieces.map(({ kind }) => kind)).toEqual(['words', 'stressed', 'words', 'math', 'words'])
    expect(pieces[3]).toMatchObject({ parts: ['\\frac{t}{2} = ', { asked: { kind: 't' }, format: { digits: 3 } }] })
    expect(pieces[4]).toEqual({ kind: 'words', text: ' costs $5 <b>.' })
  })

  it.each(['A {', 'A }', 'A $', 'A * b', 'A {constructor}', 'A {__proto__.x}', 'A {t|}'])('%s says what means nothing', (text) => {
    const { pieces, problems } = parseText(text)
    expect(problems).toHaveLength(1)
    expect(pieces).toEqual([{ kind: 'words', text }])
  })
})
