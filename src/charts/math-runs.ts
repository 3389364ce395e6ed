/** A piece of a line of text, and how it is set. */
export interface Run {
  readonly text: string
  readonly style: 'plain' | 'symbol' | 'sub' | 'sup'
}

/** Single letters that stand for a quantity are set in italics. */
const LETTER = /(?<![\p{L}\p{N}])(\p{L})(?!\p{L})/u

/** A symbol, or a number with a power of ten, as pieces: what follows `_` stands lower, superscript figures higher. */
export function mathRuns(text: string): Run[] {
  return text
    .split(/(_\w+|[₀-₉]+|[⁻⁰¹²³⁴-⁹]+)/u)
    .filter((part) => part !== '')
    .flatMap((part): Run[] => {
      if (part.startsWith('_')) return [{ text: part.slice(1), style: 'sub' }]
      if (/^[₀-₉]/u.test(part)) return [{ text: plainDigits(part, '₀₁₂₃₄₅₆₇₈₉'), style: 'sub' }]
      if (/^[⁻⁰¹²³⁴-⁹]/u.test(part)) return [{ text: plainDigits(part, '⁰¹²³⁴⁵⁶⁷⁸⁹'), style: 'sup' }]
      return lettersOf(part)
    })
}

function plainDigits(text: string, digits: string): string {
  return [...text].map((char) => (char === '⁻' ? '−' : String(digits.indexOf(char)))).join('')
}

function lettersOf(text: string): Run[] {
  return text
    .split(LETTER)
    .map((part, i): Run => ({ text: part, style: i % 2 === 1 ? 'symbol' : 'plain' }))
    .filter((run) => run.text !== '')
}

/** Words as they are. */
export function plainRun(text: string): Run[] {
  return text === '' ? [] : [{ text, style: 'plain' }]
}
