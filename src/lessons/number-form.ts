import type { Asked, NumberFormat } from './number-reference.ts'

/** A number as words have it, and as LaTeX has it. */
export interface NumberForm {
  readonly text: string
  readonly latex: string
}

/** Significant digits where none are asked for. */
const DIGITS = 3
/** A smaller value is zero but for rounding. */
const ZERO = 1e-15
/** From here on, and up to there, digits alone; beyond them a power of ten. */
const PLAIN = [1e-3, 1e7] as const

/** What stands for a number that is not there yet, and for one that is not defined. */
export const waitingForm: NumberForm = { text: '…', latex: '\\dots' }
export const missingForm: NumberForm = { text: '–', latex: '\\text{–}' }

/** A value in the form asked for; a setting without a form is written as it was given. */
export function numberForm(value: number, format: NumberFormat | null, asked: Asked['kind']): NumberForm {
  if (value === Infinity || value === -Infinity) return infinite(value)
  if (format === 'degrees') {
    const text = ((Math.acos(Math.min(1, Math.max(-1, value))) * 180) / Math.PI).toFixed(1)
    return { text: `${text}°`, latex: `${text}^\\circ` }
  }
  if (format === 'percent') {
    const { text, latex } = powered(100 * value, DIGITS, true)
    return { text: `${text} %`, latex: `${latex}\\,\\%` }
  }
  if (format === 'integer') return plain(value, { maximumFractionDigits: 0 })
  if (format === null && (asked === 'parameter' || asked === 't' || asked === 'computed')) {
    return powered(value, asked === 'parameter' ? 15 : DIGITS, false)
  }
  return powered(value, format?.digits ?? DIGITS, true)
}

/** Significant digits, with zeros at the end where `isFixed`, so that a live number keeps its width. */
function powered(value: number, digits: number, isFixed: boolean): NumberForm {
  const size = Math.abs(value)
  if (size < ZERO && isFixed) return { text: '0', latex: '0' }
  if (size === 0 || (size >= PLAIN[0] && size < PLAIN[1])) {
    return plain(value, { maximumSignificantDigits: digits, ...(isFixed && { minimumSignificantDigits: digits }) })
  }
  const [mantissa, exponent] = value.toExponential(digits - 1).split('e')
  const front = isFixed ? mantissa : String(Number(mantissa))
  const power = Number(exponent)
  const raised = [...String(power)].map((sign) => (sign === '-' ? '⁻' : '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(sign)])).join('')
  const times = front === '1' ? ['', ''] : [`${front.replace('-', '−')} × `, `${front}\\times`]
  return { text: `${times[0]}10${raised}`, latex: `${times[1]} 10^{${power}}` }
}

function plain(value: number, options: Intl.NumberFormatOptions): NumberForm {
  const text = value.toLocaleString('en-US', options).replace(/^-(?=[0.,]*$)/, '')
  return { text: text.replace('-', '−'), latex: text.replaceAll(',', '{,}') }
}

function infinite(value: number): NumberForm {
  return value > 0 ? { text: '∞', latex: '\\infty' } : { text: '−∞', latex: '-\\infty' }
}
