import type { Curve } from './props.ts'

/** Superscript figures by their value. */
export const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹'

/** A round number beside a logarithmic axis: '0.02', '1', '10⁻⁴', '2 × 10⁻⁶'. */
export function logTickText(value: number): string {
  const [digits, exponent] = value.toExponential(0).split('e').map(Number)
  if (exponent >= -2 && exponent <= 2) return String(Number(value.toPrecision(1)))
  return `${digits === 1 ? '' : `${digits} × `}10${exponentText(exponent)}`
}

/** A round number beside a linear axis, with a true minus sign. */
export function linearTickText(value: number): string {
  const text = String(Number(value.toPrecision(6)))
  if (!text.includes('e')) return text.replace('-', '−')
  const [digits, exponent] = text.split('e')
  return `${digits.replace('-', '−')} × 10${exponentText(Number(exponent))}`
}

/**
 * A number for reading: three decimals on a linear scale; on a logarithmic one three significant digits,
 * with a power of ten below 10⁻³ and from 10⁵ on. A true minus sign.
 */
export function valueText(value: number, scale: 'log' | 'linear'): string {
  if (scale === 'linear') return value.toFixed(3).replace(/^-(?=0\.000$)/, '').replace('-', '−')
  const size = Math.abs(value)
  if (value === 0) return '0'
  if (size >= 1e-3 && size < 1e5) return value.toLocaleString('en', { maximumSignificantDigits: 3 }).replace('-', '−')
  const [digits, exponent] = value.toExponential(1).split('e')
  return `${digits.replace('-', '−')} × 10${exponentText(Number(exponent))}`
}

function exponentText(exponent: number): string {
  const digits = [...String(Math.abs(exponent))].map((digit) => superscripts[Number(digit)])
  return (exponent < 0 ? '⁻' : '') + digits.join('')
}

/** A value of a chart for reading, with its unit: three decimals where the measure is bounded. */
export function readingText(value: number, { range, unit = '' }: Pick<Curve, 'range' | 'unit'>): string {
  return `${valueText(value, range === null ? 'log' : 'linear')}${unit}`
}
