import { expect, it } from 'vitest'
import { sameProps } from './same-props.ts'
import { testProps, testTrail } from './test-props.ts'

const trail = testTrail()
const props = testProps({ cells: { bias: null }, trail })

it('sees through new lists and new frames around the same numbers', () => {
  const { frame, ghost, labels, minority } = props
  const copy = { ...props, cells: { bias: null }, trail: { ...trail }, labels: [...labels], minority: [...minority], frame: frame && { ...frame }, ghost: ghost && { ...ghost } }
  expect(sameProps(props, copy)).toBe(true)
})

it.each([
  ['frame', { frame: testProps().frame }],
  ['no frame', { frame: null }],
  ['no ghost', { ghost: null }],
  ['kind of ghost', { ghost: props.ghost && { ...props.ghost, kind: 'bestFound' as const } }],
  ['no cells', { cells: null }],
  ['biases', { cells: { bias: new Float64Array(4) } }],
  ['no trail', { trail: null }],
  ['past', { trail: testTrail() }],
  ['moment of the trail', { trail: { ...trail, now: 0.7 } }],
  ['sphere', { sphere: true }],
  ['basis', { basis: testProps().basis }],
  ['label', { labels: ['1', '2', '3', 'd'] }],
  ['minority', { minority: [false, false, false, true] }],
  ['unit of classifiers', { classifierUnit: 1.4 }],
  ['unit of means', { meanUnit: 0.9 }],
  ['weight of lines', { weight: 1.5 }],
  ['appearance', { appearance: 'dark' as const }],
])('notices a change of %s', (_, change) => {
  expect(sameProps(props, { ...props, ...change })).toBe(false)
})

it('takes absent cells for none', () => {
  const { cells: _, ...without } = props
  expect(sameProps(without, { ...props, cells: null })).toBe(true)
})

it('takes a ghost without a kind for a predicted one', () => {
  expect(sameProps(props, { ...props, ghost: props.ghost && { ...props.ghost, kind: 'predicted' } })).toBe(true)
})
