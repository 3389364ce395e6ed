import { Fragment, useMemo } from 'react'
import type { NumberReference } from '../../lessons/number-reference.ts'
import { parseText, type TextPiece } from '../../lessons/parse-text.ts'
import { Formula } from './formula.tsx'
import type { ToldNumber } from './number-texts.ts'

type Tell = (reference: NumberReference) => ToldNumber

/** A text of a lesson: words, formulas and numbers, these as `tell` has them now. */
export function LessonText({ text, tell }: { text: string; tell: Tell }) {
  const { pieces } = useMemo(() => parseText(text), [text])
  return <Pieces pieces={pieces} tell={tell} />
}

function Pieces({ pieces, tell }: { pieces: readonly TextPiece[]; tell: Tell }) {
  return pieces.map((piece, i) => {
    switch (piece.kind) {
      case 'words':
        return <Fragment key={i}>{piece.text}</Fragment>
      case 'stressed':
        return (
          <em key={i}>
            <Pieces pieces={piece.pieces} tell={tell} />
          </em>
        )
      case 'number':
        return <LiveNumber key={i} told={tell(piece.reference)} />
      case 'math':
        return <Formula key={i} latex={piece.parts.map((part) => (typeof part === 'string' ? part : tell(part).latex)).join('')} />
    }
  })
}

/** A number that is computed; where there is none, why. */
function LiveNumber({ told }: { told: ToldNumber }) {
  if (told.why === null) return <span className="live-number">{told.text}</span>
  return (
    <span className="live-number" title={told.why}>
      <span aria-hidden="true">{told.text}</span>
      <span className="only-heard">{told.why}</span>
    </span>
  )
}
