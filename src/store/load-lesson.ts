import { quoted } from '../experiment/quoted.ts'
import { sentenceOf, UserError } from '../lib/errors.ts'
import type { Lesson } from '../lessons/lesson.ts'
import { library } from '../lessons/library.ts'
import { OWN_LESSON } from './open-lesson.ts'

/**
 * The lesson of a link: one of the page's by its key, or a file on the same site by its address, which ends in .json.
 * @throws UserError with the sentence to be shown
 */
export async function loadLesson(name: string): Promise<Lesson> {
  if (Object.hasOwn(library, name)) return library[name]()
  if (name === OWN_LESSON) throw new UserError('This lesson came from a file, which a link does not hold: open the file again.')
  if (!name.endsWith('.json')) {
    const keys = Object.keys(library).join(', ')
    throw new UserError(`There is no lesson ${quoted(name)}; there are ${keys}, and files on this site, whose address ends in .json.`)
  }
  return lessonFile(name)
}

async function lessonFile(name: string): Promise<Lesson> {
  const { readLesson } = await import('../lessons/read-lesson.ts')
  // Elsewhere than on this site anyone could have written it.
  const answer = await fetch(name, { redirect: 'error' }).catch((error: unknown) => {
    throw new UserError(`The lesson ${quoted(name)} could not be loaded: ${sentenceOf(error)}`)
  })
  if (!answer.ok) throw new UserError(`The lesson ${quoted(name)} could not be loaded: the site answered ${answer.status}.`)
  const lesson = readLesson(await answer.text())
  if ('problems' in lesson) throw new UserError(`The lesson ${quoted(name)} cannot be shown. ${lesson.problems.join(' ')}`)
  return lesson
}
