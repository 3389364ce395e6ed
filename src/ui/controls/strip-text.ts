import type { NumberParameter } from '../../experiment/parameter.ts'
import { placeOf } from '../../experiment/slider-scale.ts'
import type { Strip } from '../../store/strip.ts'
import { numberText } from '../../store/sentence-words.ts'

/** A value of a strip's quantity for reading: as wide whatever it is while it moves. */
export function readingText(value: number): string {
  return value.toFixed(Math.abs(value) < 9.995 ? 2 : 1).replace('-', '−')
}

/** What is predicted, a number or why there is none. */
export function predictedText(predicted: number | string): string {
  if (typeof predicted === 'number') return `predicted ${readingText(predicted)}`
  return predicted === 'vanished' ? 'predicted vanished' : predicted
}

/** What a strip shows, in a sentence. */
export function stripSentence(parameter: NumberParameter, strip: Strip, value: number, predicted: number | string): string {
  const { symbol, name } = parameter
  const next = nextThreshold(parameter, strip, value)
  const ahead = next === null ? '' : ` Next threshold: ${next.symbol.replace('_', '')} = ${numberText(next.value)}, ${next.meaning}.`
  return `${strip.quantity.name} against ${symbol.replace('_', '') || name}: ${predictedText(predicted)} at ${numberText(value)}.${ahead}`
}

/** The nearest threshold above, else the nearest below; null where there is none. */
function nextThreshold(parameter: NumberParameter, { thresholds }: Strip, value: number): Strip['thresholds'][number] | null {
  const away = (other: number) => Math.abs(placeOf(parameter, other) - placeOf(parameter, value))
  const sorted = thresholds.toSorted((a, b) => away(a.value) - away(b.value))
  return sorted.find((threshold) => threshold.value > value) ?? sorted[0] ?? null
}
