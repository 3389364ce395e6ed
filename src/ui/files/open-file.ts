import { documentOf, MAX_DOCUMENT } from '../../experiment/read-document.ts'
import { firstProblems } from '../../experiment/link.ts'
import { checkedLesson } from '../../lessons/read-lesson.ts'
import type { Page } from '../page.ts'

/**
 * Opens a file of the reader's: an experiment, or a lesson, which has steps. Returns a sentence for each thing wrong
 * with it; then nothing on show has changed.
 */
export async function openFile({ actions }: Pick<Page, 'actions'>, file: File): Promise<readonly string[]> {
  const data = await dataOf(file)
  if ('problem' in data) return [`“${file.name}”: ${data.problem}`]
  const told = (problems: readonly string[]) => firstProblems(problems.map((problem) => `“${file.name}”: ${problem}`))
  if (isLesson(data.json)) {
    const lesson = checkedLesson(data.json)
    if ('problems' in lesson) return told(lesson.problems)
    await actions.openOwnLesson(lesson)
    return []
  }
  const document = documentOf(data.json)
  if ('problems' in document) return told(document.problems)
  actions.openDocument(document)
  return []
}

function isLesson(data: unknown): boolean {
  return typeof data === 'object' && data !== null && 'steps' in data
}

async function dataOf(file: File): Promise<{ readonly json: unknown } | { readonly problem: string }> {
  const most = MAX_DOCUMENT.toLocaleString('en-US')
  // No character takes more than four bytes: beyond that nothing need be read to know.
  if (file.size > 4 * MAX_DOCUMENT) {
    return { problem: `It has ${file.size.toLocaleString('en-US')} bytes; an experiment or a lesson has at most ${most} characters.` }
  }
  let text: string
  try {
    text = await file.text()
  } catch {
    return { problem: 'It could not be read.' }
  }
  if (text.length > MAX_DOCUMENT) return { problem: `It has ${text.length.toLocaleString('en-US')} characters; at most ${most} are read.` }
  try {
    return { json: JSON.parse(text) }
  } catch (error) {
    return { problem: `It is not JSON: ${error instanceof Error ? error.message : 'it cannot be read'}.` }
  }
}
