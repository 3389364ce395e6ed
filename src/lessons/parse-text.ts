import { quoted } from '../experiment/quoted.ts'
import { numberReference, type NumberReference } from './number-reference.ts'

/** A piece of a text: words, words that are stressed, mathematics, or a number computed when it is shown. */
export type TextPiece =
  | { readonly kind: 'words'; readonly text: string }
  | { readonly kind: 'stressed'; readonly pieces: readonly TextPiece[] }
  /** LaTeX, with the numbers that stand in it. */
  | { readonly kind: 'math'; readonly parts: readonly (string | NumberReference)[] }
  | { readonly kind: 'number'; readonly reference: NumberReference }

/** A text taken apart, and one sentence for each thing in it that means nothing. */
export interface ParsedText {
  readonly pieces: readonly TextPiece[]
  readonly problems: readonly string[]
}

/** `\$`, `$…$`, `{…}`, `*…*`, or one of their marks alone. */
const MARKED = /\\([$*{}\\])|\$((?:[^$\\]|\\[^])+)\$|\{([^{}$]*)\}|\*([^*\s](?:[^*]*[^*\s])?)\*|([$*{}])/g

/** A number in LaTeX, where braces alone group: its form is written out. */
const IN_MATH = /\{([A-Za-z][\w.]*\|\w+)\}/

/**
 * Takes a text apart. `$…$` is LaTeX; `{…}` a number, in LaTeX with its form as in `{t|3}`; `*…*` is stressed; a
 * backslash before one of `$ * { } \` lets it stand for itself. All else is plain text, `<` and `&` too.
 */
export function parseText(text: string): ParsedText {
  const pieces: TextPiece[] = []
  const problems: string[] = []
  const add = (words: string): void => {
    const last = pieces.at(-1)
    if (words === '') return
    if (last?.kind === 'words') pieces[pieces.length - 1] = { kind: 'words', text: last.text + words }
    else pieces.push({ kind: 'words', text: words })
  }
  const reference = (inner: string): NumberReference | null => {
    const found = numberReference(inner.trim())
    if (!('problem' in found)) return found
    problems.push(found.problem)
    return null
  }
  let from = 0
  for (const match of text.matchAll(MARKED)) {
    const [whole, escaped, latex, number, stressed, lone] = match
    add(text.slice(from, match.index))
    from = match.index + whole.length
    if (escaped !== undefined) add(escaped)
    else if (latex !== undefined) pieces.push({ kind: 'math', parts: mathParts(latex, reference) })
    else if (number !== undefined) {
      const found = reference(number)
      if (found === null) add(whole)
      else pieces.push({ kind: 'number', reference: found })
    } else if (stressed !== undefined) {
      const inner = parseText(stressed)
      pieces.push({ kind: 'stressed', pieces: inner.pieces })
      problems.push(...inner.problems)
    } else {
      add(lone)
      problems.push(`A ${quoted(lone)} stands alone in ${quoted(text.slice(match.index))}; write \\${lone} for the sign itself.`)
    }
  }
  add(text.slice(from))
  return { pieces, problems }
}

function mathParts(latex: string, reference: (inner: string) => NumberReference | null): (string | NumberReference)[] {
  // The text between braces stands at every other place.
  return latex.split(IN_MATH).flatMap((part, i) => {
    if (i % 2 === 0) return part === '' ? [] : [part]
    return [reference(part) ?? `{${part}}`]
  })
}
