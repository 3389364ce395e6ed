import * as z from 'zod/mini'
import { readNumber } from './number-text.ts'
import type { LessonPlace } from './view.ts'

/** The most steps of a lesson. */
export const MAX_STEPS = 50
/** The longest key or address of a lesson, in characters. */
const MAX_NAME = 200

/** A key, or a relative address that stays below this page: no scheme, no leading slash, no way up. */
const NAME = /^(?!.*\.\.)[\w-][\w./-]*$/

/** The schema of a step of a lesson. */
export const lessonSchema = z.strictObject({
  lesson: z.string().check(z.regex(NAME), z.maxLength(MAX_NAME)),
  step: z.int().check(z.minimum(1), z.maximum(MAX_STEPS)),
})

/** What is allowed, as the end of a sentence. */
export const lessonAllowed = `a lesson’s name or the address of its file on this site, and a step from 1 to ${MAX_STEPS}, as in opening,2`

/** A step as a link keeps it: 'opening,2'. */
export function lessonText({ lesson, step }: LessonPlace): string {
  return `${lesson},${step}`
}

/** The step of a link's text, the first where none is named; what the schema refuses where it is none. */
export function readLesson(text: string): unknown {
  const [lesson, step = '1', ...more] = text.split(',')
  return more.length > 0 ? text : { lesson, step: readNumber(step) }
}
