import { numberText } from './number-text.ts'
import type { Value } from './values.ts'

/** Long enough for every value that is right, short enough for a line of the page. */
const MAX_QUOTED = 60

/** Text in quotation marks for a sentence: at most 60 characters, and none that is invisible. */
export function quoted(text: string): string {
  const start = text.slice(0, MAX_QUOTED)
  // Control, direction and lone surrogate characters would garble the sentence around them.
  const visible = start.replace(/\p{C}/gu, '\u{FFFD}')
  return `“${visible}${text.length > MAX_QUOTED ? '…' : ''}”`
}

/** Text of a value as a person writes it in a link: '0.005', 'weightDecay', '200,100'. */
export function valueText(value: Value): string {
  if (typeof value === 'string') return value
  return typeof value === 'number' ? numberText(value) : value.map(numberText).join(',')
}

/** Text of anything that stands where a value should, for a sentence; never throws on plain data. */
export function givenText(given: unknown): string {
  if (typeof given === 'number') return quoted(numberText(given))
  if (Array.isArray(given)) {
    // One entry more than can be shown, so that a list of millions costs nothing.
    const entries: readonly unknown[] = given.slice(0, MAX_QUOTED + 1)
    if (!entries.every((entry) => typeof entry === 'number')) return 'a list'
    return `${given.length > MAX_QUOTED ? `${given.length} numbers: ` : ''}${quoted(valueText(entries))}`
  }
  return typeof given === 'object' && given !== null ? 'an object' : quoted(String(given))
}
