/** A mathematical symbol in its parts: λ_W₀′ is λ, 'W0', '′'. */
export interface SymbolParts {
  readonly base: string
  readonly sub: string
  readonly primes: string
}

const ZERO = '₀'.charCodeAt(0)

/**
 * Parts of a symbol as registries write it: a base, after '_' a subscript, subscript digits, primes.
 * 'R₀' is R with 0; 'n_k' is n with k; 'tol' is a base alone.
 */
export function symbolParts(symbol: string): SymbolParts {
  const primes = /′*$/.exec(symbol)?.[0] ?? ''
  const body = symbol.slice(0, symbol.length - primes.length)
  const digits = /[₀-₉]*$/.exec(body)?.[0] ?? ''
  const [base, sub = ''] = body.slice(0, body.length - digits.length).split('_')
  return { base, sub: sub + [...digits].map((digit) => digit.charCodeAt(0) - ZERO).join(''), primes }
}

/** Whether letters stand for a quantity, hence are set in italics: a single letter does, 'tol' and '0' do not. */
export function isVariable(letters: string): boolean {
  return /^\p{L}$/u.test(letters)
}

/** A piece of a sentence: plain words, or a symbol to be typeset with what it equals (' = 60' or nothing). */
export type Piece = { readonly text: string } | { readonly symbol: string; readonly equals: string }

// A letter that the page uses as a symbol, alone between word boundaries, with digits and primes.
const symbolInText = /(?<![\p{L}\p{N}_’'])([RKMdλγκβnNEτtsσWHbTw](?:_[A-Za-z])?[₀-₉]*′*)(?![\p{L}\p{N}’'])( = −?\d[\d.,]*(?<![.,]))?/gu

/** A sentence cut into words and symbols. */
export function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = []
  const parts = text.split(symbolInText)
  for (let i = 0; i < parts.length; i += 3) {
    if (parts[i] !== '') pieces.push({ text: parts[i] })
    if (i + 1 < parts.length) pieces.push({ symbol: parts[i + 1], equals: parts[i + 2] ?? '' })
  }
  return pieces
}
