/** 1/n!, n = 7 … 0: the remainder at |r| ≤ (log 2)/2 is 5e-9, a tenth of a float32 rounding. */
const expSeries = [7, 6, 5, 4, 3, 2, 1, 0].map((n) => 1 / factorial(n))

/** 1/(2n+1), n = 7 … 0: the remainder at s² ≤ 1/9 is 1.4e-9 relative. */
const atanhSeries = [7, 6, 5, 4, 3, 2, 1, 0].map((n) => 1 / (2 * n + 1))

/**
 * Functions of our own, in WGSL, to a few units in the last place:
 *
 * - `expNegative(x)`: e^x for x ≤ 0; zero below e^−87, where float32 has no normal numbers.
 *   WGSL's own exp may err by 3 + 2|x| units: 10⁻⁵ relative at x = −80, where late runs live.
 * - `log1pPositive(x)`: log(1 + x) for x ≥ 0. Up to 1 by 2 artanh(x/(2 + x)), which stays relative
 *   down to 10⁻³⁷ and has no difference for a compiler to simplify; above, log(1 + x) > log 2 is safe.
 * - `isFinite(x)`: tests the bits, as WGSL lets a compiler assume that there is no infinity and no NaN.
 */
export const functions = `
fn isFinite(x : f32) -> bool {
  return (bitcast<u32>(x) & 0x7f800000u) != 0x7f800000u;
}

fn expNegative(x : f32) -> f32 {
  if (x < -87.0) { return 0.0; }
  let k = round(x * ${literal(Math.LOG2E)});
  // log 2 in two parts, the first with 9 binary digits, so that k times it is exact.
  let r = fma(k, ${literal(0.693359375 - Math.LN2)}, fma(k, -0.693359375, x));
  return (${horner(expSeries, 'r')}) * bitcast<f32>(u32(i32(k) + 127) << 23u);
}

fn log1pPositive(x : f32) -> f32 {
  if (x > 1.0) { return log(1.0 + x); }
  let s = x / (2.0 + x);
  let q = s * s;
  return 2.0 * s * (${horner(atanhSeries, 'q')});
}
`

function factorial(n: number): number {
  return n <= 1 ? 1 : n * factorial(n - 1)
}

/** A number as a WGSL literal of type f32. */
function literal(value: number): string {
  return `${Math.fround(value)}f`
}

/** The polynomial of these coefficients, highest power first. */
function horner(coefficients: readonly number[], variable: string): string {
  return coefficients.map(literal).reduce((inner, next) => `fma(${variable}, ${inner}, ${next})`)
}
