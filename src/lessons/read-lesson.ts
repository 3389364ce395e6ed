import * as z from 'zod/mini'
import { MAX_STEPS } from '../experiment/lesson-field.ts'
import { decodeLink, MAX_LINK } from '../experiment/link.ts'
import { linkEntries } from '../experiment/link-entries.ts'
import { toldIssues, type Allowed } from '../experiment/told-issues.ts'
import { firstProblems } from '../experiment/link.ts'
import { problemsWithText } from './check-text.ts'
import type { Lesson, Step } from './lesson.ts'
import { pointerOf } from './pointer.ts'

/** The longest file of a lesson that is read, in characters; 50 full steps need less. */
export const MAX_LESSON = 500_000

const KEY = /^[a-z][a-z0-9-]{0,59}$/
const longest = { title: 120, summary: 500, text: 1500, notes: 2000, option: 300, source: 300, url: 500 } as const

const words = (most: number) => z.string().check(z.regex(/\S/), z.maxLength(most))

const questionSchema = z
  .strictObject({
    ask: words(longest.text),
    options: z.array(words(longest.option)).check(z.minLength(2), z.maxLength(6)),
    answer: z.int().check(z.minimum(0), z.maximum(5), z.describe('Index of the right option, from 0.')),
    reveal: words(longest.text),
  })
  .check(z.refine(({ options, answer }) => answer < options.length, { path: ['answer'] }))

const stepSchema = z.strictObject({
  title: words(longest.title),
  link: z.string().check(z.maxLength(MAX_LINK), z.describe('What a link holds after #: experiment, view and moment.')),
  play: z.optional(z.boolean()),
  point: z.optional(words(longest.title)),
  text: words(longest.text),
  question: z.optional(questionSchema),
  notes: z.optional(words(longest.notes)),
})

const sourceSchema = z.strictObject({
  text: words(longest.source),
  url: z.string().check(z.regex(/^https:\/\/[^\s/@:]+(?:[/?#]\S*)?$/), z.maxLength(longest.url)),
})

/** The schema of a lesson; what it cannot say, of links, pointers and numbers, `checkedLesson` checks. */
export const lessonSchema = z
  .strictObject({
    version: z.literal(1),
    key: z.string().check(z.regex(KEY)),
    title: words(longest.title),
    summary: words(longest.summary),
    sources: z.array(sourceSchema).check(z.maxLength(20)),
    steps: z.array(stepSchema).check(z.minLength(1), z.maxLength(MAX_STEPS)),
  })
  .check(z.meta({ title: 'Neural Collapse Lab: a lesson' }))

const upTo = (most: number) => `text of 1 to ${most.toLocaleString('en-US')} characters`

const allowed: Allowed = new Map([
  ['', 'an object with version, key, title, summary, sources and steps'],
  ['version', '1'],
  ['key', 'up to 60 small letters, digits and hyphens, a letter first'],
  ['title', upTo(longest.title)],
  ['summary', upTo(longest.summary)],
  ['sources', 'a list of at most 20 objects with text and url'],
  ['sources[]', 'an object with text and url'],
  ['sources[].text', upTo(longest.source)],
  ['sources[].url', 'an https address'],
  ['steps', `a list of 1 to ${MAX_STEPS} steps`],
  ['steps[]', 'an object with title, link and text, and if wanted play, point, question and notes'],
  ['steps[].title', upTo(longest.title)],
  ['steps[].link', `what a link holds after #, at most ${MAX_LINK} characters`],
  ['steps[].play', 'true or false'],
  ['steps[].point', 'text that says what is pointed at'],
  ['steps[].text', upTo(longest.text)],
  ['steps[].notes', upTo(longest.notes)],
  ['steps[].question', 'an object with ask, options, answer and reveal'],
  ['steps[].question.ask', upTo(longest.text)],
  ['steps[].question.options', 'a list of 2 to 6 texts'],
  ['steps[].question.options[]', upTo(longest.option)],
  ['steps[].question.answer', 'the index of an option, from 0'],
  ['steps[].question.reveal', upTo(longest.text)],
])

/** A lesson that can be shown, or one sentence for each thing in it that cannot be used. */
export type ReadLesson = Lesson | { readonly problems: readonly string[] }

/** The lesson of a file's text. Never throws; a lesson that is wrong anywhere is refused as a whole. */
export function readLesson(text: string): ReadLesson {
  if (text.length > MAX_LESSON) {
    const [length, most] = [text.length, MAX_LESSON].map((count) => count.toLocaleString('en-US'))
    return { problems: [`The lesson has ${length} characters; at most ${most} are read.`] }
  }
  try {
    return checkedLesson(JSON.parse(text))
  } catch (error) {
    return { problems: [`The lesson is not JSON: ${error instanceof Error ? error.message : 'it cannot be read'}.`] }
  }
}

/** The lesson in this plain data, likewise. */
export function checkedLesson(data: unknown): ReadLesson {
  const parsed = lessonSchema.safeParse(data)
  if (!parsed.success) return { problems: toldIssues(parsed.error.issues, data, allowed) }
  const lesson = parsed.data as Lesson
  const problems = [
    ...problemsWithText(lesson.summary).map((problem) => `summary: ${problem}`),
    ...lesson.steps.flatMap((step, i) => problemsWithStep(step).map(([at, problem]) => `steps[${i}].${at}: ${problem}`)),
  ]
  return problems.length === 0 ? lesson : { problems: firstProblems(problems) }
}

/** What belongs to the link of the lesson, not to that of a step. */
const notInSteps = ['lesson', 'embed', 'visitor']

function problemsWithStep({ link, point, text, question }: Step): [at: string, problem: string][] {
  const pointer = point === undefined ? null : pointerOf(point)
  const texts: [string, string][] = [['text', text]]
  if (question !== undefined) {
    texts.push(['question.ask', question.ask], ['question.reveal', question.reveal])
    question.options.forEach((option, i) => texts.push([`question.options[${i}]`, option]))
  }
  const { entries } = linkEntries(link)
  return [
    ...decodeLink(link).problems.map((problem): [string, string] => ['link', problem]),
    ...notInSteps.filter((key) => entries.has(key)).map((key): [string, string] => ['link', `A step’s link cannot hold ${key}.`]),
    ...(pointer !== null && 'problem' in pointer ? [['point', pointer.problem] as [string, string]] : []),
    ...texts.flatMap(([at, one]) => problemsWithText(one).map((problem): [string, string] => [at, problem])),
  ]
}
