import { describe, expect, it } from 'vitest'
import { buildProgram } from '../model/registry.ts'
import { predict } from '../theory/registry.ts'
import { problemWithExperiment } from './check.ts'
import { segmentsOf } from './experiment.ts'
import { decodeLink, encodeLink } from './link.ts'
import { normalised } from './normal-form.ts'
import { presets } from './presets.ts'
import { splitOf } from './split-of.ts'

/** A whole sentence of finite numbers. */
function expectSentence(text: string): void {
  expect(text).toMatch(/^[A-Z].{20,}\.$/)
  expect(text).not.toMatch(/NaN|Infinity|undefined|null|\$\{/)
}

describe('the presets', () => {
  it('have a key and an experiment of their own', () => {
    for (const of of [presets.map(({ key }) => key), presets.map(({ shared }) => encodeLink(shared))]) {
      expect(new Set(of).size).toBe(of.length)
    }
  })

  it('stand together by paper', () => {
    const papers = presets.map(({ paper }) => paper)
    expect(papers.filter((paper, i) => paper !== papers[i - 1])).toEqual([...new Set(papers)])
  })

  it('say where the numbers differ from the papers, of every paper but the first', () => {
    const told = new Set(presets.filter(({ notes }) => notes !== undefined).map(({ paper }) => paper))
    expect([...new Set(presets.map(({ paper }) => paper))].filter((paper) => !told.has(paper))).toEqual(['Zhu et al. 2021'])
  })
})

describe.each(presets.map((preset) => [preset.key, preset] as const))('%s', (key, preset) => {
  const { paper, name, summary, shared } = preset

  it('is named in words', () => {
    expect(key).toMatch(/^[a-z]+(-[a-z0-9]+)+$/)
    expect(paper).toMatch(/^[A-Z].+ \d{4}$/)
    // 'λ = 10⁻³' begins with a letter too.
    expect(name).toMatch(/^[A-Zλ].+[^.]$/)
    expectSentence(summary)
  })

  it('is a link that can run', () => {
    const link = encodeLink(shared)
    expect(link.length).toBeLessThan(2000)
    const { problems, ...decoded } = decodeLink(link)
    expect(problems).toEqual([])
    expect(decoded).toEqual(shared)
    expect(normalised(shared)).toEqual(shared)
    expect(problemWithExperiment(shared.experiment)).toBeNull()
    for (const { spec } of segmentsOf(shared.experiment)) expect(buildProgram(spec).blocks.length).toBeGreaterThan(1)
  })

  it('is predicted', () => {
    for (const { spec } of segmentsOf(shared.experiment)) {
      const prediction = predict(spec, splitOf(shared.experiment, spec))
      expect(prediction?.objective).toBeGreaterThanOrEqual(0)
    }
  })
})

const noted = presets.flatMap(({ key, notes }) => (notes === undefined ? [] : [[key, notes] as const]))
it.each(noted)('the notes of %s are sentences whose numbers are there', (_key, notes) => {
  const sentences = notes()
  expect(sentences.length).toBeGreaterThan(0)
  for (const sentence of sentences) expectSentence(sentence)
})
