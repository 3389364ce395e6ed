import { expect, it, vi } from 'vitest'
import { documentText, MAX_DOCUMENT } from '../../experiment/read-document.ts'
import { decodeLink } from '../../experiment/link.ts'
import type { Shared } from '../../experiment/shared.ts'
import type { Lesson } from '../../lessons/lesson.ts'
import { opening } from '../../lessons/opening.ts'
import type { Page } from '../page.ts'
import { openFile } from './open-file.ts'

function page() {
  const actions = { openDocument: vi.fn<(shared: Shared) => void>(), openOwnLesson: vi.fn<(lesson: Lesson) => Promise<void>>(() => Promise.resolve()) }
  return { actions, open: (text: string) => openFile({ actions } as unknown as Pick<Page, 'actions'>, new File([text], 'mine.json')) }
}

it('opens an experiment as it was saved', async () => {
  const { actions, open } = page()
  const { experiment, view } = decodeLink('K=6&R=20&t=50')
  expect(await open(documentText({ experiment, view }))).toEqual([])
  expect(actions.openDocument).toHaveBeenCalledWith({ experiment, view })
})

it('opens a lesson, which has steps', async () => {
  const { actions, open } = page()
  expect(await open(JSON.stringify(opening))).toEqual([])
  expect(actions.openOwnLesson).toHaveBeenCalledWith(opening)
})

it.each([
  ['{', /^“mine\.json”: It is not JSON: .+/],
  ['[]', /^“mine\.json”: /],
  ['{"steps": []}', /^“mine\.json”: version must be 1/],
  ['{"experiment": {"version": 1, "values": {"classes": 1}, "events": []}}', /^“mine\.json”: experiment\.values\.classes must be/],
  [`"${'x'.repeat(MAX_DOCUMENT)}"`, /^“mine\.json”: It has 1,000,002 characters; at most 1,000,000 are read\.$/],
  [' '.repeat(4 * MAX_DOCUMENT + 1), /^“mine\.json”: It has 4,000,001 bytes/],
])('says in a sentence what is wrong with a file: case %#', async (text, sentence) => {
  const { actions, open } = page()
  const [problem] = await open(text)
  expect(problem).toMatch(sentence)
  expect(actions.openDocument).not.toHaveBeenCalled()
  expect(actions.openOwnLesson).not.toHaveBeenCalled()
})
