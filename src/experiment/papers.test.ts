import { expect, it } from 'vitest'
import { specOf, resolve } from './experiment.ts'
import { bibTeX, paperOf, papers } from './papers.ts'
import type { Values } from './values.ts'

it.each<[Values, keyof typeof papers]>([
  [{}, 'zhu'],
  [{ depth: 3 }, 'dang'],
  [{ loss: 'squaredError' }, 'dang'],
  [{ model: 'ulpm' }, 'ji'],
  [{ model: 'layerPeeled' }, 'fang'],
  [{ model: 'batchNorm' }, 'pan'],
  [{ model: 'sphere' }, 'yaras'],
])('names the paper of %j', (values, name) => {
  expect(paperOf(specOf(resolve(values)))).toBe(papers[name])
})

it('writes entries whose braces are even and whose lines end', () => {
  for (const paper of Object.values(papers)) {
    const text = bibTeX(paper)
    expect(text.split('{').length).toBe(text.split('}').length)
    expect(text).toMatch(/^@\w+\{\w+,\n( {2}\w+ = \{.+\},\n)+\}$/)
    expect(text).toContain(`eprint = {${paper.fields.url.split('/').pop()}}`)
  }
})
