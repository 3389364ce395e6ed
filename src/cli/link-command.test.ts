import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { openingShared } from '../experiment/shared.ts'
import { callLab } from './testing/call-lab.ts'
import { temporaryFolder } from './testing/temporary-folder.ts'

const folder = temporaryFolder()

test('the opening experiment has an empty link', async () => {
  const path = folder.write('opening.json', openingShared)
  expect(await callLab(['link', path])).toEqual({ code: 0, out: '#\n', err: '' })
})

test.each([
  ['K=6&d=5', '#K=6\n'],
  ['#d=5&K=6', '#K=6\n'],
  ['https://example.org/lab/#R=48&t=250', '#R=48&t=250\n'],
  ['http://localhost:5173/', '#\n'],
  ['', '#\n'],
])('a link is brought to its shortest form: %s', async (given, expected) => {
  expect(await callLab(['link', given])).toEqual({ code: 0, out: expected, err: '' })
})

test('a whole address is printed on another page', async () => {
  const { out } = await callLab(['link', 'R=48', '--base', 'https://example.org/lab/#old'])
  expect(out).toBe('https://example.org/lab/#R=48\n')
})

test('a bare experiment, one without a view and a whole document are the same', async () => {
  const experiment = { version: 1, values: { imbalance: 48 }, events: [{ t: 9, set: { imbalance: 4 } }] }
  for (const data of [experiment, { experiment }, { ...openingShared, experiment }]) {
    const { out } = await callLab(['link', folder.write('same.json', data)])
    expect(out).toBe('#R=48&events=9:R=4\n')
  }
})

test('a link becomes a file and back', async () => {
  const path = folder.at('there.json')
  const link = '#n=200,100,50&lambda=0.005&events=120:lambda=0.01&clock=linear'
  expect(await callLab(['link', link, '--json', path])).toEqual({ code: 0, out: '', err: '' })
  expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({ experiment: { values: { counts: [200, 100, 50] } } })
  expect((await callLab(['link', path])).out).toBe(`${link}\n`)
})

test('what is bad in a link is an error, or a warning where that is asked for', async () => {
  const strict = await callLab(['link', 'K=3&R=0.5&foo=1'])
  expect(strict).toMatchObject({ code: 2, out: '' })
  expect(strict.err).toMatch(/error: Imbalance ratio \(R\) must be a number from 1 to 1,000,000; it was “0.5”/)
  expect(strict.err).toMatch(/error: There is no “foo”/)
  const lenient = await callLab(['link', 'K=3&R=0.5&foo=1', '--lenient'])
  expect(lenient).toMatchObject({ code: 0, out: '#K=3\n' })
  expect(lenient.err).toMatch(/^warning: There is no “foo”[^\n]*\nwarning: Imbalance ratio/)
})

test.each([
  [['R=48', '--set', 'T=500', '--set', 'K=6'], '#K=6&R=48&T=500\n'],
  // In any order: each alone would be refused, or need the other.
  [['', '--set', 'rate=2', '--set', 'method=descent'], '#method=descent&rate=2\n'],
  [['KB=3&R=10', '--set', 'n=5,4'], '#n=5,4\n'],
  [['K=2&KB=1&nB=5000', '--set', 'K=100', '--set', 'nB=1'], '#K=100&KB=1&nB=1\n'],
])('settings change the start: %j', async (args, expected) => {
  expect(await callLab(['link', ...args])).toEqual({ code: 0, out: expected, err: '' })
})

test.each([
  [['', '--set', 'tolerance=1e-6'], 'There is no parameter “tolerance”. Did you mean tol?'],
  [['', '--set', 'tol=1'], 'Tolerance (tol) must be a number from 1e-10 to 0.01; it was “1”.'],
  [['', '--set', 'R'], 'Imbalance ratio (R) must be a number from 1 to 1,000,000; it was “”.'],
  [['', '--set', 'rate=1'], 'The gradient flow has no learning rate; choose gradient descent.'],
  [['', '--set', 'KB=4'], 'At most 3 of 4 classes can be minority classes; it was 4.'],
  [['events=120:R=4', '--set', 'T=100'], 'The time of a change must be above 0 and at most T = 100; it was “120”.'],
])('settings that cannot be are errors: %j', async (args, sentence) => {
  const { code, err } = await callLab(['link', ...args])
  expect(code).toBe(2)
  expect(err.toLowerCase()).toContain(sentence.toLowerCase())
})

test.each([
  ['neither', 'There is no file and no preset “neither”, and a link has the form key=value&key=value…. lab presets lists the presets.'],
  ['there-is-none.json', 'There is no file and no preset “there-is-none.json”'],
  ['fang-r50', 'Presets near it: fang-r10, '],
])('an argument that is nothing is told: %s', async (given, sentence) => {
  const { code, err } = await callLab(['link', given])
  expect(code).toBe(2)
  expect(err).toContain(sentence)
})

test('a document that is wrong is told with its path and place', async () => {
  const path = folder.write('wrong.json', { version: 1, values: { classes: 2000, foo: 1 }, events: [] })
  const { code, err } = await callLab(['link', path])
  expect(code).toBe(2)
  expect(err).toContain('experiment.values.classes must be a whole number from 2 to 1,000; it was “2000”.')
  expect(err).toContain('experiment.values: there is no “foo”.')
})
