/**
 * The short text of a number that reads back as the same number: '0.005', '1e5', '2.3e-7'.
 *
 * The power of ten is used only where it saves two characters or more, so that 0.005 stays 0.005.
 * Minus zero is written '0'.
 */
export function numberText(value: number): string {
  const plain = String(value).replace('e+', 'e')
  const power = value.toExponential().replace('e+', 'e')
  return power.length + 2 <= plain.length ? power : plain
}

// One way to match each text, so that a long hostile one is refused in linear time.
const decimal = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i

/**
 * The number of a decimal text ('20', '0.005', '1e-4'), or null where it is none.
 *
 * Stricter than Number(): no '', '0x10', 'Infinity' or '1_000'. May be infinite ('1e400'); never −0 or NaN.
 */
export function readNumber(text: string): number | null {
  return decimal.test(text) ? Number(text) + 0 : null
}

/** The number rounded to significant decimal digits: 12345.6 to four is 12350. */
export function rounded(value: number, digits: number): number {
  return Number(value.toPrecision(digits)) + 0
}
