/** A short text in which what follows `_`, one word, stands lower: 'μ_3 − μ_G'. */
export function MathText({ text }: { text: string }) {
  return text.split(/(_\w+)/u).map((part, i) => (part.startsWith('_') ? <sub key={i}>{part.slice(1)}</sub> : part))
}
