import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { quantities } from '../metrics/registry.ts'
import { engines } from './engines.ts'
import { exitCodes } from './failure.ts'
import { publishedSchema } from './output-schemas.ts'
import { MAX_FILE_BYTES } from './read-json.ts'
import { callLab } from './testing/call-lab.ts'

const text = readFileSync('docs/command-line.md', 'utf8')

/** The rows of the table under a heading, without its head. */
function rowsUnder(heading: string): string[] {
  const section = text.split(`## ${heading}\n`)[1].split('\n## ')[0]
  return section.split('\n').filter((line) => line.startsWith('| ')).slice(2)
}

test('the table of quantities follows from the registry', () => {
  const rows = quantities.map(({ key, name, convention, usedBy }) =>
    ['', `\`${key}\``, name, convention.replaceAll('|', String.raw`\|`), usedBy.join('; '), ''].join(' | ').trim(),
  )
  expect(rowsUnder('Quantities').map((row) => row.replace(/\s+\|$/, ' |'))).toEqual(rows.map((row) => row.replace(/\s+\|$/, ' |')))
})

test('every exit code, engine, limit and part of the schema is told', () => {
  expect(rowsUnder('Exit codes').map((row) => Number(row.split('|')[1]))).toEqual(Object.values(exitCodes))
  for (const engine of Object.keys(engines)) expect(text).toContain(`--engine ${engine}`)
  for (const part of Object.keys(publishedSchema().$defs as object)) expect(text).toContain(`\`${part}\``)
  expect(text).toContain(`above ${MAX_FILE_BYTES.toLocaleString('en-US')} bytes`)
})

test('every command and every option of it is told', async () => {
  for (const command of ['run', 'sweep', 'theory', 'presets', 'metrics', 'link', 'schema']) {
    const section = text.split(`## ${command}\n`)[1].split('\n## ')[0]
    const { out } = await callLab([command, '--help'])
    const options = [...out.matchAll(/^ {2}(--[a-z]+)/gm)].map(([, option]) => option)
    for (const option of options) expect([command, section.includes(option) && option]).toEqual([command, option])
  }
})
