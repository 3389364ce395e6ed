import { numberText, readNumber, rounded } from '../experiment/number-text.ts'

/** A value in a field: as short as it reads back, so that what is shown can be typed. */
export function fieldText(value: number): string {
  return numberText(value).replace('-', '−')
}

/** Characters beyond which a number was computed: nobody types so many. */
const TYPED = 12

/** The same, but to three significant digits, as a slider gives them, where a field has no room: special values and those on the way of a ramp have sixteen. */
export function shortFieldText(value: number): string {
  const text = fieldText(value)
  return text.length <= TYPED ? text : fieldText(rounded(value, 3))
}

/**
 * The number a person typed, or null: '1e-4', '0,5', '1 000', '−3', '1.2·10^5' are understood. A
 * comma is a decimal point, unless it groups digits by three.
 */
export function typedNumber(text: string): number | null {
  const plain = text
    .trim()
    .replace(/−/g, '-')
    .replace(/\s*[·×*]\s*10\^?/, 'e')
    .replace(/(?<=\d)[\s  ](?=\d{3}(?!\d))/g, '')
  const grouped = /^[+-]?[1-9]\d{0,2}(,\d{3})+(\.\d+)?$/.test(plain)
  return readNumber(grouped ? plain.replaceAll(',', '') : plain.replace(',', '.'))
}

/** The numbers of a typed list, null where one of them is none; empty text is an empty list. */
export function typedList(text: string): number[] | null {
  const parts = text.split(/[,;\s]+/).filter((part) => part !== '')
  const values = parts.map((part) => readNumber(part.replace('−', '-')))
  return values.every((value) => value !== null) ? values : null
}

/** A time of the flow for reading: two decimals below 10, whole with thousands from 1,000, powers of ten from 10⁷. */
export function timeText(t: number): string {
  if (t === 0) return '0'
  if (t >= 1e7) return powerText(t, 2)
  if (t >= 1000) return Math.round(t).toLocaleString('en-US')
  if (t < 0.01) return powerText(t, 1)
  return t.toFixed(t < 10 ? 2 : 1)
}

/** A time that stands still, to four significant digits: '400', '5,525', '2.5·10⁸'. */
export function momentText(t: number): string {
  return tickText(rounded(t, 4))
}

/** A round time, as beside an axis: '0', '0.1', '200', '10,000', '10⁵', '3·10¹²'. */
export function tickText(t: number): string {
  if (t !== 0 && (t >= 1e5 || t < 0.01)) return powerText(t, null)
  return t >= 1000 ? t.toLocaleString('en-US') : String(Number(t.toPrecision(6)))
}

/** A small number for reading, to two digits: '0', '1.3·10⁻⁴', '0.052'. */
export function scientific(value: number): string {
  if (value === 0) return '0'
  return Math.abs(value) >= 0.01 && Math.abs(value) < 1000 ? String(Number(value.toPrecision(2))) : powerText(value, 1)
}

/** @param digits after the point; null for as many as the value has, up to six figures. */
function powerText(value: number, digits: number | null): string {
  const [mantissa, exponent] = (digits === null ? Number(value.toPrecision(6)).toExponential() : value.toExponential(digits)).split('e')
  const power = `10${[...String(Number(exponent))].map((char) => superscripts[char]).join('')}`
  return Number(mantissa) === 1 ? power : `${mantissa}·${power}`
}

const superscripts: Readonly<Record<string, string>> = {
  ...Object.fromEntries([...'⁰¹²³⁴⁵⁶⁷⁸⁹'].map((char, digit) => [String(digit), char])),
  '-': '⁻',
}
