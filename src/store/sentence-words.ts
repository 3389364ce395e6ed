/** Three significant digits, without an exponent from 10⁻³ to 10⁵. */
export function numberText(value: number): string {
  return digitsText(value, 3)
}

/** A number as it was given, but for the rounding of the sums and quotients it has gone through: six digits; '10,000'. */
export function givenText(value: number): string {
  const rounded = Number(value.toPrecision(6))
  return rounded >= 1000 && rounded < 1e7 ? rounded.toLocaleString('en-US') : digitsText(value, 6)
}

function digitsText(value: number, digits: number): string {
  const rounded = Number(value.toPrecision(digits))
  return Math.abs(rounded) >= 10 ** Math.max(5, digits) || (rounded !== 0 && Math.abs(rounded) < 1e-3)
    ? rounded.toExponential().replace('e+', 'e').replace('-', '−')
    : String(rounded).replace('-', '−')
}

/** A threshold beside the value that is on one side of it: with as many digits, three to six, as tell the two apart. */
export function thresholdText(threshold: number, beside: number): string {
  const digits = [3, 4, 5].find((count) => digitsText(threshold, count) !== digitsText(beside, count))
  return digitsText(threshold, digits ?? 6)
}

/** A cosine with two decimals, more where it is close to ±1 and still moving. */
export function cosineText(value: number): string {
  const digits = 1 - Math.abs(value) < 0.01 && Math.abs(value) < 1 - 1e-6 ? 4 : 2
  return value.toFixed(digits).replace('-', '−')
}

/** An angle in degrees for reading, not finer than 0.001°: '109.5°', '0.03°'. */
export function angleText(degrees: number): string {
  return `${degrees < 0.1 ? Math.max(1e-3, Number(degrees.toPrecision(1))) : degrees.toFixed(1)}°`
}

/** Classes counted from 1: '4', '3 and 4', '2, 3 and 5', '6–10'. */
export function classNames(classes: readonly number[]): string {
  const names = classes.map((k) => String(k + 1))
  const [first, last] = [classes[0], classes[classes.length - 1]]
  if (names.length > 3 && last - first === names.length - 1) return `${first + 1}–${last + 1}`
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names[names.length - 1]}`
}
