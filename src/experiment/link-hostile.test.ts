import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { problemWithExperiment } from './check.ts'
import { decodeLink, encodeLink, MAX_LINK, MAX_PROBLEMS } from './link.ts'
import { linkKeys } from './link-entries.ts'
import { normalised } from './normal-form.ts'
import { numberText } from './number-text.ts'
import { secondOf } from './versus.ts'
import { viewSchema } from './view-fields.ts'

/** What must hold of every text whatever. */
function expectHarmless(fragment: string) {
  const { problems, ...decoded } = decodeLink(fragment)
  // Plain comparisons first: expect costs more than the decoding, and this runs 100,000 times.
  const sound =
    problemWithExperiment(decoded.experiment) === null &&
    problemWithExperiment(secondOf(decoded.experiment, decoded.view.versus ?? {})) === null &&
    viewSchema.safeParse(decoded.view).success &&
    problems.length <= MAX_PROBLEMS + 1 &&
    problems.every((problem) => problem.length < 500 && !/\p{Cs}/u.test(problem))
  if (!sound) throw new Error(`Not sound: ${JSON.stringify({ fragment, ...decoded, problems })}`)
  return decoded
}

/** Pieces that reach every branch of the decoder more often than random characters do. */
const pieces = [
  ...linkKeys,
  '=', '&', ',', ':', ';', '#', '%', '+', ' ', '\n', '\0', '\uFEFF', '\u202E', '\uD800', '😀', 'é',
  '%zz', '%00', '%3D', '%26', '%2', '%E0%A4%A', '%ED%A0%80', '%F0%9F%98%80', '&amp;',
  '0', '-0', '1', '2', '3', '4.5', '-1', '1e400', '-1e400', '1e-400', '1e9', '9007199254740993', '٣',
  'NaN', 'Infinity', 'null', 'undefined', 'true', '0x10', '1_0', '[]', '{}', '"', '<script>', '../', '\\',
  '__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'weightDecay', 'linear', 'dark',
  '5:R=2', '7:lambda=0.01,R=3', 'K=6', 'R=20', 'n=3,4', 'KB=3', 'T=10', 'd=1024', 'nB=5000', 'K=100',
  'model=layerPeeled', 'model=sphere', 'model=batchNorm', 'model=ulpm', 'cols=means', 'M=9', 'lambdas=0.1,1e-8', '0.1,0.2',
  'vs=same', 'vs=R=60,lambda=0.01', 'vs=n=3,4,5', 'vs=K=3,KB=2', 'vs=d=1024,K=100', 'vs=n=',
  'cure=oversampling', 'cure=reweighting', 'wr=1e6', 'R=1e6', 'tau=100', 'T=1e15', '5:wr=2', '9:EH=0.5,EW=2,tau=3',
]

/** Values that many keys take. */
const values = Array.from({ length: 100 }, (_, i) => (i % 2 === 0 ? String(i) : numberText(1.3 ** (i - 60))))

const arbitraryFragment = fc.oneof(
  { weight: 3, arbitrary: fc.array(fc.constantFrom(...pieces), { maxLength: 24 }).map((all) => all.join('')) },
  {
    weight: 3,
    arbitrary: fc
      .array(fc.tuple(fc.constantFrom(...linkKeys), fc.constantFrom(...pieces, ...values)), { maxLength: 12 })
      .map((all) => all.map(([key, value]) => `${key}=${value}`).join('&')),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 60 }) },
)

describe('decodeLink', () => {
  it('makes 100,000 random texts into experiments that run, and every hundredth into a link again', () => {
    let turn = 0
    let told = 0
    fc.assert(
      fc.property(arbitraryFragment, (fragment) => {
        const decoded = expectHarmless(fragment)
        told += Number(Object.keys(decoded.experiment.values).length > 0)
        if (turn++ % 100 > 0) return
        const { problems, ...again } = decodeLink(encodeLink(decoded))
        expect(problems).toEqual([])
        expect(again).toEqual(normalised(decoded))
      }),
      { numRuns: 100_000 },
    )
    // A share of the texts must reach the values, or the test would say little.
    expect(told).toBeGreaterThan(10_000)
  })

  const flood = (part: (i: number) => string, separator: string) =>
    Array.from({ length: MAX_LINK }, (_, i) => part(i)).join(separator).slice(0, MAX_LINK)

  it.each([
    ['a lone percent sign', '%'],
    ['percent signs', '%'.repeat(MAX_LINK)],
    ['broken escapes', '%E0%A4'.repeat(1333)],
    ['null bytes', '\0'.repeat(MAX_LINK)],
    ['lone surrogates', '\uD800'.repeat(MAX_LINK)],
    ['equals signs', '='.repeat(MAX_LINK)],
    ['separators', '&=;:,'.repeat(1600)],
    ['a long number', `K=${'9'.repeat(MAX_LINK - 2)}`],
    ['a long number that is none', `R=${'9'.repeat(MAX_LINK - 3)}x`],
    ['a long fraction', `R=1.${'0'.repeat(MAX_LINK - 5)}1`],
    ['thousands of unknown keys', flood((i) => `x${i}`, '&')],
    ['thousands of keys of objects', flood(() => '__proto__', '&')],
    ['thousands of one key', flood((i) => `K=${i}`, '&')],
    ['every key a thousand times', flood((i) => `${linkKeys[i % linkKeys.length]}=${i}`, '&')],
    ['a flood of events', `events=${flood((i) => `${i}:R=2`, ';')}`.slice(0, MAX_LINK)],
    ['a flood of events at one time', `events=${flood((i) => `1:R=${i}`, ';')}`.slice(0, MAX_LINK)],
    ['a flood of settings', `events=1:${flood((i) => `R=${i}`, ',')}`.slice(0, MAX_LINK)],
    ['a flood of changes without effect', `n=2,1&events=${flood((i) => `${i}:R=2`, ';')}`.slice(0, MAX_LINK)],
    ['a flood of counts', `n=${flood(() => '1', ',')}`.slice(0, MAX_LINK)],
    ['a flood of decays', `lambdas=${flood(() => '0.1', ',')}`.slice(0, MAX_LINK)],
    ['the largest run', 'K=100&KB=1&nB=5000&R=1e6&d=1024&M=9&cure=oversampling&wr=1e6'],
    ['the largest of one column a class', 'model=layerPeeled&cols=means&K=100&R=1e6&nB=5000&cure=reweighting&wr=1e6'],
    ['counts of the largest run', `n=${Array.from({ length: 100 }, () => 20_000).join(',')}`],
    ['nested separators', 'events=1:events=2:R=3;4:n=1,2,3&camera=1:2;3,=&t=1=2'],
    ['100 kB', 'K=6&'.repeat(25_000)],
    ['10 MB', 'x'.repeat(10_000_000)],
  ])('survives %s within a blink', (_what, fragment) => {
    // Time of this process alone, so that a busy machine makes no difference.
    const before = process.cpuUsage()
    expectHarmless(fragment)
    const { user, system } = process.cpuUsage(before)
    // In microseconds. The slowest takes about 15 ms; 500 ms leaves room for slow machines, none for n².
    expect(user + system).toBeLessThan(500_000)
  })

  it('leaves every object as it was', () => {
    decodeLink('__proto__=1&constructor=2&prototype=3&events=1:__proto__=4&__proto__.x=5&toString=6')
    expect(Object.getOwnPropertyNames(Object.prototype)).not.toContain('x')
    expect({}.constructor).toBe(Object)
    expect(String({})).toBe('[object Object]')
  })
})
