import { measureIn } from '../../charts/marks-canvas.ts'
import { runFont, type Measure } from '../../charts/marks.ts'

/** Measures text as it is set on paper, once its fonts are there. */
export async function paperMeasure(): Promise<Measure> {
  await loadFonts()
  const context = new OffscreenCanvas(1, 1).getContext('2d')
  if (context === null) throw new Error('the browser gives no canvas to measure text with')
  return measureIn(context)
}

/** Waits for the fonts of words and of symbols. */
export async function loadFonts(): Promise<void> {
  const fonts = (['plain', 'symbol'] as const).map((style) => runFont({ text: '', style }, 24, 560))
  await Promise.all(fonts.map(({ style, weight, size, family }) => document.fonts.load(`${style} ${weight} ${size}px ${family}`)))
}
