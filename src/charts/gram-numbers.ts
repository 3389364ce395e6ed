/** How a number is written in a cell; the widest of them is `widest`. */
export interface NumberForm {
  readonly widest: string
  /** The text of a number −2…2, always the same string for the same digits. */
  text(value: number): string
}

/** Three decimals, two, and two without the zero before them (1.0 has the width of .99); with a sign where they are differences. */
const shapes = [
  { digits: 3, hasZero: true },
  { digits: 2, hasZero: true },
  { digits: 2, hasZero: false },
] as const

/** The forms from the longest to the shortest. */
export const plainForms: readonly NumberForm[] = shapes.map(({ digits, hasZero }) => form(digits, hasZero, ''))
export const signedForms: readonly NumberForm[] = shapes.map(({ digits, hasZero }) => form(digits, hasZero, '+'))

/** Texts are made once and kept: a picture of a hundred numbers makes no new strings. */
function form(digits: number, hasZero: boolean, plus: string): NumberForm {
  const scale = 10 ** digits
  const texts: (string | undefined)[] = []
  const make = (steps: number): string => {
    const sign = steps < 0 ? '−' : steps > 0 ? plus : ''
    const size = (Math.abs(steps) / scale).toFixed(digits)
    return sign + (hasZero ? size : size.replace(/^0(?=\.)/, '').replace(/^([12]\.\d)\d$/, '$1'))
  }
  return {
    widest: make(-0.88 * scale),
    text(value) {
      const steps = Math.round(value * scale)
      const at = steps + 2 * scale
      return (texts[at] ??= make(steps))
    },
  }
}
