import * as z from 'zod/mini'
import { lessonSchema } from '../experiment/lesson-field.ts'
import { MAX_LINK } from '../experiment/link.ts'
import { numberText } from '../experiment/number-text.ts'
import { parameters } from '../experiment/parameters.ts'
import { toldIssues, type Allowed } from '../experiment/told-issues.ts'
import type { ParameterKey, Value } from '../experiment/values.ts'
import { MAX_MOMENT } from '../experiment/view-fields.ts'

/** The version of the messages between an embedded page and the page around it. */
export const DECK_VERSION = 1

/** The longest address that is opened: a link, and what comes before it. */
const MAX_ADDRESS = MAX_LINK + 2000
const MAX_ID = 100
/** Characters, numbers and names of a message together; the longest right one is an address. */
const MAX_PARTS = 20_000
/** Levels of a message; the deepest right one is a list of values. A clone may be deeper than the stack. */
const MAX_DEPTH = 4
/** Entries of a list of values: one a class. */
const MAX_ENTRIES = 1000

interface Head {
  readonly neuralCollapseLab: typeof DECK_VERSION
  readonly id?: string | number
}

/** What the page around an embedded one asks. */
export type DeckMessage = Head &
  (
    | { readonly do: 'go'; readonly lesson?: string; readonly step: number }
    | { readonly do: 'seek'; readonly t: number }
    | { readonly do: 'set'; readonly parameter: ParameterKey; readonly value: Value }
    | { readonly do: 'open'; readonly link: string }
    | { readonly do: 'next' | 'previous' | 'play' | 'pause' | 'state' | 'listen' }
  )

// By hand: unions of zod would come with the page's first script, which has no use for them.
const isId = (id: unknown) => id === undefined || Number.isFinite(id) || (typeof id === 'string' && id.length <= MAX_ID)
const isValue = (value: unknown) =>
  Array.isArray(value)
    ? value.length <= MAX_ENTRIES && value.every((entry) => Number.isFinite(entry))
    : Number.isFinite(value) || (typeof value === 'string' && value.length <= MAX_ID)

/** What each message needs beside its head. */
const needs: Readonly<Record<DeckMessage['do'], Readonly<Record<string, z.ZodMiniType>>>> = {
  go: { lesson: z.optional(lessonSchema.shape.lesson), step: lessonSchema.shape.step },
  next: {},
  previous: {},
  play: {},
  pause: {},
  seek: { t: z.number().check(z.minimum(0), z.maximum(MAX_MOMENT)) },
  set: { parameter: z.enum(parameters.map(({ key }) => key)), value: z.unknown().check(z.refine(isValue)) },
  open: { link: z.string().check(z.maxLength(MAX_ADDRESS)) },
  state: {},
  listen: {},
}

/** Everything that can be asked, in the order of the documentation. */
export const deckCommands = Object.keys(needs) as readonly DeckMessage['do'][]

/** The schema of a message that asks for `command`; where that is nothing, what is wrong with its head. */
function schemaOf(command: unknown) {
  const own = typeof command === 'string' && Object.hasOwn(needs, command) ? needs[command as DeckMessage['do']] : {}
  return z.strictObject({
    neuralCollapseLab: z.literal(DECK_VERSION),
    id: z.optional(z.unknown().check(z.refine(isId))),
    do: z.enum(deckCommands),
    ...own,
  })
}

const allowed: Allowed = new Map([
  ['', `an object with neuralCollapseLab: ${DECK_VERSION}, do, what that needs, and if wanted an id`],
  ['neuralCollapseLab', `${DECK_VERSION}, the version of the messages`],
  ['id', `a number or text of at most ${MAX_ID} characters`],
  ['do', `one of ${deckCommands.join(', ')}`],
  ['lesson', 'a lesson’s name or the address of its file on the Lab’s site'],
  ['step', 'a step from 1 to 50'],
  ['t', `a number from 0 to ${numberText(MAX_MOMENT)}`],
  ['parameter', `one of ${parameters.map(({ key }) => key).join(', ')}`],
  ['value', `a number, text of at most ${MAX_ID} characters, or a list of at most ${MAX_ENTRIES} numbers`],
  ['link', `a link of at most ${MAX_ADDRESS} characters`],
])

/** A message as it was meant, or what is wrong with it in one sentence; null where it is not meant for the Lab. */
export type ReadDeckMessage =
  | { readonly message: DeckMessage }
  | { readonly id: DeckMessage['id']; readonly problem: string }
  | null

/** Reads what another page has sent, whatever that is. Never throws. */
export function readDeckMessage(data: unknown): ReadDeckMessage {
  if (typeof data !== 'object' || data === null || !Object.hasOwn(data, 'neuralCollapseLab')) return null
  if (remaining(data, MAX_PARTS) < 0) return { id: undefined, problem: `The message is too long: at most ${numberText(MAX_PARTS)} characters and entries in ${MAX_DEPTH} levels are read.` }
  const { id, do: command } = data as Record<string, unknown>
  const parsed = schemaOf(command).safeParse(data)
  // The shape is put together at run time, where the compiler cannot follow.
  if (parsed.success) return { message: parsed.data as unknown as DeckMessage }
  return { id: isId(id) ? (id as DeckMessage['id']) : undefined, problem: toldIssues(parsed.error.issues, data, allowed).join(' ') }
}

/** What is left of a budget of characters and entries after some plain data; below 0 as soon as it is spent, or where it is too deep. */
function remaining(data: unknown, budget: number, depth = 0): number {
  if (depth > MAX_DEPTH) return -1
  if (typeof data === 'string') return budget - data.length
  if (typeof data !== 'object' || data === null) return budget - 1
  let left = budget - 1
  for (const key in data) {
    left = remaining((data as Record<string, unknown>)[key], left - key.length, depth + 1)
    if (left < 0) return left
  }
  return left
}
