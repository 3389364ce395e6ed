import { describe, expect, it, test } from 'vitest'
import { decodeLink, encodeLink } from './link.ts'
import { parseDocument } from './schema.ts'
import { openingExperiment } from './experiment.ts'
import { openingView } from './view.ts'

const shared = (text: string) => decodeLink(`map=${text}`)
const plain = 'lambda:1e-4:0.1:log,R:1:1000:log,minorityClassifierCosine'

describe('the map of a link', () => {
  it('is read', () => {
    expect(shared(`${plain},16`).view.map).toEqual({
      x: { parameter: 'lambdaW', from: 1e-4, to: 0.1, scale: 'log' },
      y: { parameter: 'imbalance', from: 1, to: 1000, scale: 'log' },
      quantity: 'minorityClassifierCosine',
      cells: 16,
      oneColumn: false,
    })
    expect(shared(plain).view.map?.cells).toBe(64)
  })

  it('is written as it was read, the slider’s scale and 64 cells being meant', () => {
    for (const text of [plain, `${plain},8`, `${plain},means`, `${plain},32,means`, 'K:2:10:linear,d:1:64:log,time']) {
      expect(encodeLink(shared(text))).toBe(`map=${text}`)
    }
    expect(encodeLink(shared('R:1:10,K:2:9,gap,64'))).toBe('map=R:1:10:log,K:2:9:linear,gap')
  })

  test.each([
    ['x', 'It has two axes, a quantity, and no more than a number of cells and “means”.'],
    [`${plain},8,9`, 'It has two axes, a quantity, and no more than a number of cells and “means”.'],
    [`${plain},12`, 'The cells each way are 8, 16, 32, 64; it was “12”.'],
    ['foo:1:2,R:1:2,gap', 'There is no axis “foo”; there are K, KB, nB, R,'],
    ['n:1:2,R:1:2,gap', 'There is no axis “n”; there are K,'],
    ['K:2:9,R:1:2,gab', 'There is no quantity “gab”; there are objective, gap,'],
    ['K:2:x,R:1:2,gap', 'An axis is key:from:to:log or :linear; it was “K:2:x”.'],
    ['K:2:9:cubic,R:1:2,gap', 'An axis is key:from:to:log or :linear; it was “K:2:9:cubic”.'],
    ['K:1:9,R:1:2,gap', 'Classes (K) must be a whole number from 2 to 1,000; it was “1”.'],
    ['K:4:4,R:1:2,gap', 'The two ends of K must differ; both are 4.'],
    ['nudge:0:1:log,R:1:2,gap', 'A logarithmic axis has no 0; make nudge linear.'],
    ['R:1:2,R:1:3,gap', 'The two axes must be two parameters; both are R.'],
  ])('what is wrong with %s is told', (text, sentence) => {
    const { view, problems } = shared(text)
    expect(view.map).toBeNull()
    expect(problems).toHaveLength(1)
    expect(problems[0]).toContain(`it was “${text.slice(0, 60)}`)
    expect(problems[0]).toContain(sentence)
    expect(problems[0]).toMatch(/The default of map is used\.$/)
  })
})

it('a file with a map that cannot be drawn is refused', () => {
  const map = { ...shared(plain).view.map }
  const document = (changed: object) => ({ experiment: openingExperiment, view: { ...openingView, map: changed } })
  expect(parseDocument(document(map))).toEqual(document(map))
  const bad = [{ ...map, y: map.x }, { ...map, oneColumn: 'means' }, { ...map, cells: 9 }, { ...map, quantity: 'nc5' }, { ...map, x: { ...map.x, from: 0 } }]
  for (const one of bad) expect(parseDocument(document(one))).toHaveProperty('problems')
})
