import temml from 'temml'
import { quoted } from '../experiment/quoted.ts'
import { parseText, type TextPiece } from './parse-text.ts'

/** One sentence for each thing in a text that means nothing, LaTeX included. */
export function problemsWithText(text: string): readonly string[] {
  const { pieces, problems } = parseText(text)
  return [...problems, ...pieces.flatMap(problemsWithMath)]
}

function problemsWithMath(piece: TextPiece): string[] {
  if (piece.kind === 'stressed') return piece.pieces.flatMap(problemsWithMath)
  if (piece.kind !== 'math') return []
  const latex = piece.parts.map((part) => (typeof part === 'string' ? part : '{0}')).join('')
  try {
    temml.renderToString(latex, { throwOnError: true, trust: false })
    return []
  } catch (error) {
    const why = error instanceof Error ? error.message.replace(/^.*?ParseError: /, '').replace(/\s+/g, ' ') : 'it is no LaTeX'
    return [`The formula ${quoted(latex)} cannot be typeset: ${why.replace(/\.$/, '')}.`]
  }
}
