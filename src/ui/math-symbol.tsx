import { Fragment } from 'react'
import { isVariable, piecesOf, symbolParts } from './symbol.ts'

/** A symbol as mathematics sets it: single letters in italics, subscripts lowered. */
export function MathSymbol({ symbol }: { symbol: string }) {
  const { base, sub, primes } = symbolParts(symbol)
  const index = /^(\p{L}?)(.*)$/u.exec(sub)
  const [letter, rest] = index !== null && isVariable(index[1]) ? [index[1], index[2]] : ['', sub]
  return (
    <span className={isVariable(base) ? 'math' : 'math math-word'}>
      {base}
      {sub !== '' && (
        <sub>
          {letter !== '' && <i>{letter}</i>}
          {rest}
        </sub>
      )}
      {primes}
    </span>
  )
}

/** A sentence with its symbols typeset; an equation stays on one line. */
export function Typeset({ text }: { text: string }) {
  return piecesOf(text).map((piece, i) =>
    'text' in piece ? (
      <Fragment key={i}>{piece.text}</Fragment>
    ) : (
      <span key={i} className="equation">
        <MathSymbol symbol={piece.symbol} />
        {piece.equals}
      </span>
    ),
  )
}
