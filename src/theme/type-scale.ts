/** One step of the type scale, in CSS pixels at the default size. */
export interface TypeStep {
  readonly size: number
  /** Multiple of the size. */
  readonly lineHeight: number
  readonly weight: number
}

/** The typeface, served by ourselves; figures of one width are a feature of the font, not another font. */
export const fontFamily = "'Inter Variable', Inter, system-ui, -apple-system, 'Segoe UI', sans-serif"

/** A scale of five steps, each about a fifth larger than the last, and one large step for the sentence. */
export const typeScale = {
  caption: { size: 12.5, lineHeight: 1.4, weight: 450 },
  body: { size: 15, lineHeight: 1.5, weight: 420 },
  label: { size: 15, lineHeight: 1.3, weight: 560 },
  title: { size: 18, lineHeight: 1.3, weight: 620 },
  sentence: { size: 24, lineHeight: 1.3, weight: 560 },
} as const satisfies Readonly<Record<string, TypeStep>>

/** On a projector lines are this much heavier beside type of the same size. */
export const projectorScale = 1.35

/** Size of one rem in CSS pixels from which lines grow with type: that of a window of 1920 × 1080. */
const LARGE_REM = 18.9

/** How much heavier lines are than on a laptop, ≥ 1, where one rem is `rem` CSS pixels. */
export function lineWeight(rem: number, isProjector: boolean): number {
  return Math.max(1, rem / LARGE_REM) * (isProjector ? projectorScale : 1)
}
