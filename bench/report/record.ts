import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Failure, exitCodes } from '../../src/cli/failure.ts'
import type { BenchResult } from '../result.ts'
import { reportText } from './report.ts'
import { figureText } from './svg.ts'
import { writeFile } from 'node:fs/promises'

const BEGIN = '<!-- record -->'
const END = '<!-- end of record -->'

/** Puts the result between the marks of docs/performance.md, and its figure beside it. */
export async function record(result: BenchResult, root: string): Promise<void> {
  const path = join(root, 'docs/performance.md')
  await writeFile(path, withRecord(await readFile(path, 'utf8'), result))
  await writeFile(join(root, 'docs/performance.svg'), figureText(result))
}

/** The document with this result in place of the former one; throws Failure where it has no place for it. */
export function withRecord(document: string, result: BenchResult): string {
  const [begin, end] = [document.indexOf(BEGIN), document.indexOf(END)]
  if (begin < 0 || end < begin) {
    throw new Failure([`docs/performance.md has no place for the record: ${BEGIN} … ${END}.`], exitCodes.failed)
  }
  const text = ['', `Measured on ${result.date.slice(0, 10)} by \`${result.command}\`.`, '', '```text', reportText(result).trimEnd(), '```', '', '']
  return `${document.slice(0, begin + BEGIN.length)}\n${text.join('\n').slice(1)}${document.slice(end)}`
}
