import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Lesson } from './lesson.ts'
import { checkedLesson, MAX_LESSON, readLesson } from './read-lesson.ts'

const lesson: Lesson = {
  version: 1,
  key: 'mine',
  title: 'A lesson of mine',
  summary: 'What it is about.',
  sources: [{ text: 'A paper', url: 'https://arxiv.org/abs/2101.12699' }],
  steps: [
    {
      title: 'First',
      link: 'R=60&t=500&drawer=curves',
      play: true,
      point: 'parameter:imbalance',
      text: 'The cosine is {minorityClassifierCosine|3} at $R = {parameter.imbalance|3}$.',
      question: { ask: 'And then?', options: ['More', 'Less'], answer: 1, reveal: 'Less: {theory.minorityClassifierCosine}.' },
      notes: 'Wait a little.',
    },
  ],
}

/** The problems of a lesson whose first step is changed so. */
function problemsWith(change: Record<string, unknown>): readonly string[] {
  const read = checkedLesson({ ...lesson, steps: [{ ...lesson.steps[0], ...change }] })
  return 'problems' in read ? read.problems : []
}

describe('the reader of lessons', () => {
  it('gives back a lesson of a file', () => {
    expect(readLesson(JSON.stringify(lesson))).toEqual(lesson)
  })

  it.each([
    [{ link: 'K=1' }, /^steps\[0\]\.link: .*K/],
    [{ link: 'foo=3' }, /^steps\[0\]\.link: There is no “foo” in a link/],
    [{ link: 'lesson=opening,2' }, /cannot hold lesson/],
    [{ point: 'parameter:nothing' }, /^steps\[0\]\.point: There is no parameter “nothing” to point at; there are model/],
    [{ point: 'quantity:nothing' }, /There is no chart “nothing”/],
    [{ point: 'class:0' }, /Pointing must be at/],
    [{ text: 'It is {nothing}.' }, /^steps\[0\]\.text: There is no quantity “nothing”; there are objective/],
    [{ text: 'It is {gap|12}.' }, /significant digits, percent, degrees or integer/],
    [{ text: 'It is {threshold.nothing}.' }, /There is no threshold “nothing”; there are merged/],
    [{ text: 'It is {parameter.model}.' }, /There is no parameter “model” that is a number/],
    [{ text: 'A lone $ sign.' }, /A “\$” stands alone/],
    [{ text: 'A formula $\\frac{1$.' }, /The formula “\\frac\{1” cannot be typeset/],
    [{ text: '' }, /^steps\[0\]\.text must be text of 1 to 1,500 characters; it was “”/],
    [{ html: '<b>' }, /^steps\[0\]: there is no “html”/],
    [{ question: { ...lesson.steps[0].question, answer: 2 } }, /^steps\[0\]\.question\.answer must be the index of an option/],
    [{ link: undefined }, /^steps\[0\]\.link must be .*; it is missing/],
  ])('says what is wrong with %j', (change, sentence) => {
    const problems = problemsWith(change)
    expect(problems.length).toBeGreaterThan(0)
    expect(problems[0]).toMatch(sentence)
    expect(problems[0]).toMatch(/\.$/)
  })

  it.each(['http://arxiv.org', 'javascript:alert(1)', 'https://', 'https://user@site.org', 'https://a b'])('refuses the source %s', (url) => {
    expect(checkedLesson({ ...lesson, sources: [{ text: 'A page', url }] })).toEqual({
      problems: [expect.stringMatching(/^sources\[0\]\.url must be an https address/)],
    })
  })

  it('takes tags for text and gives them back as they are', () => {
    const text = 'A <b>bold</b> & <script>alert(1)</script> claim.'
    const read = checkedLesson({ ...lesson, title: '<img src=x onerror=alert(1)>', steps: [{ ...lesson.steps[0], text }] })
    expect('problems' in read ? read.problems : read.steps[0].text).toEqual(text)
  })

  it('refuses what is too long, and says how long it is', () => {
    expect(readLesson(' '.repeat(MAX_LESSON + 1))).toEqual({ problems: ['The lesson has 500,001 characters; at most 500,000 are read.'] })
    const many = { ...lesson, steps: Array.from({ length: 51 }, () => lesson.steps[0]) }
    expect(checkedLesson(many)).toEqual({ problems: [expect.stringMatching(/^steps must be a list of 1 to 50 steps/)] })
  })

  it('refuses keys that JSON alone can have', () => {
    const read = readLesson(JSON.stringify(lesson).replace('"version"', '"__proto__":{"polluted":true},"version"'))
    expect('polluted' in {}).toBe(false)
    if (!('problems' in read)) expect(Object.getPrototypeOf(read)).toBe(Object.prototype)
  })

  it('never throws, whatever the text', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        const read = readLesson(text)
        expect('problems' in read && read.problems.length > 0).toBe(true)
      }),
    )
  })

  it('never throws, whatever stands in a step', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), fc.string({ maxLength: 60 }), fc.string({ maxLength: 60 }), (link, point, text) => {
        for (const problem of problemsWith({ link, point, text })) expect(problem).toMatch(/\S/)
      }),
    )
  })
})
