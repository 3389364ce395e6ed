import { expect, test } from 'vitest'
import { fileLines, type Line } from './file-lines.ts'
import { temporaryFolder } from './testing/temporary-folder.ts'

const folder = temporaryFolder()

async function linesOf(text: string): Promise<Line[]> {
  const lines: Line[] = []
  for await (const line of fileLines(folder.write('lines.txt', text))) lines.push(line)
  return lines
}

test('lines with the bytes up to their ends; the last one may be cut short', async () => {
  expect(await linesOf('λ=1\n\nrest')).toEqual([
    { text: 'λ=1', end: 5, isWhole: true },
    { text: '', end: 6, isWhole: true },
    { text: 'rest', end: 10, isWhole: false },
  ])
  expect(await linesOf('')).toEqual([])
})

test('a line longer than what is read at a time, with characters of several bytes, stays whole', async () => {
  // 64 KiB are read at a time; one byte in front puts its ends into the middle of a character.
  const long = `x${'λ₀'.repeat(50_000)}`
  const lines = await linesOf(`${long}\n${long}\n`)
  expect(lines.map(({ text }) => text === long)).toEqual([true, true])
  expect(lines.map(({ end }) => end)).toEqual([250_002, 500_004])
})
