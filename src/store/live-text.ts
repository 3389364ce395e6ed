/** What is read out of a moving picture: one number by name, and where theory has it. */
export interface LiveReading {
  /** 'minority cosine'. */
  readonly name: string
  readonly value: number
  /** Null where theory does not say. */
  readonly predicted: number | null
  /** Whether it is read as a share of the whole. */
  readonly isShare: boolean
}

/** A change by less than this part of the larger of both values, or of 1 for cosines, is none. */
const STEADY = 0.01

/**
 * The numbers of a moment with their trend since the last telling, as a listener hears them: 'minority cosine 0.52
 * and rising, 1 predicted; distance from the prediction 3 % and falling'. Null where there is nothing to tell, or
 * nothing has changed in substance.
 */
export function liveText(now: readonly LiveReading[], before: readonly LiveReading[] | null): string | null {
  if (now.length === 0) return null
  const trends = now.map((reading) => trendOf(reading, before?.find(({ name }) => name === reading.name)))
  const isNews = before === null || before.length !== now.length || trends.some((trend) => trend !== '')
  if (!isNews) return null
  return now.map((reading, i) => `${reading.name} ${valueText(reading, reading.value)}${trends[i]}${predictedText(reading)}`).join('; ')
}

function trendOf({ value, isShare }: LiveReading, before: LiveReading | undefined): string {
  if (before === undefined) return ''
  const scale = isShare ? Math.max(Math.abs(value), Math.abs(before.value)) : 1
  if (Math.abs(value - before.value) <= STEADY * scale) return ''
  return value > before.value ? ' and rising' : ' and falling'
}

function valueText({ isShare }: LiveReading, value: number): string {
  if (!isShare) return value.toFixed(2).replace('-', '−')
  const percent = 100 * value
  return percent < 0.01 ? 'under 0.01 %' : `${Number(percent.toPrecision(2))} %`
}

function predictedText(reading: LiveReading): string {
  return reading.predicted === null ? '' : `, ${valueText(reading, reading.predicted)} predicted`
}
