import { describe, expect, it } from 'vitest'
import { parameters } from '../experiment/parameters.ts'
import { isVariable, piecesOf, symbolParts } from './symbol.ts'

describe('symbolParts', () => {
  it.each([
    ['K', 'K', '', ''],
    ['λ_W', 'λ', 'W', ''],
    ['n_k', 'n', 'k', ''],
    ['R₀', 'R', '0', ''],
    ['R₂′', 'R', '2', '′'],
    ['λ_H₁', 'λ', 'H1', ''],
    ['tol', 'tol', '', ''],
    ['', '', '', ''],
  ])('takes %s apart', (symbol, base, sub, primes) => {
    expect(symbolParts(symbol)).toEqual({ base, sub, primes })
  })

  it('leaves no mark-up in any parameter’s symbol', () => {
    for (const { symbol } of parameters) {
      const { base, sub } = symbolParts(symbol)
      expect(base + sub).not.toMatch(/[_₀-₉′]/)
    }
  })
})

it('sets single letters in italics, words and digits upright', () => {
  expect(['K', 'λ', 'W'].every(isVariable)).toBe(true)
  expect(['tol', '0', 'W0', ''].some(isVariable)).toBe(false)
})

describe('piecesOf', () => {
  it('finds the symbols of a sentence and nothing else', () => {
    const text = 'R = 60 is above the collapse threshold R₀ = 47.6: the minority classes 3 and 4 are predicted to merge.'
    const symbols = piecesOf(text).flatMap((piece) => ('symbol' in piece ? [piece.symbol] : []))
    expect(symbols).toEqual(['R', 'R₀'])
  })

  it('keeps an equation together, without the stop after it', () => {
    const [, equation] = piecesOf('Now R = −47.6, then more')
    expect(equation).toEqual({ symbol: 'R', equals: ' = −47.6' })
    expect(piecesOf('d = 3: no').at(0)).toEqual({ symbol: 'd', equals: ' = 3' })
  })

  it('keeps every character', () => {
    const text = 'Don’t read d in don’t, nor K in OK: d = 3 is K − 1; λ_W₀ = 2e-3.'
    expect(piecesOf(text).map((piece) => ('symbol' in piece ? piece.symbol + piece.equals : piece.text)).join('')).toBe(text)
    expect(piecesOf(text).filter((piece) => 'symbol' in piece)).toHaveLength(5)
  })
})
