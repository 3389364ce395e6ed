import { useEffect, useRef, useState } from 'react'
import { quantityOf } from '../metrics/registry.ts'
import { liveText, type LiveReading } from '../store/live-text.ts'
import { pointOfTheory } from '../theory/point-of-theory.ts'
import { useFacts, usePage } from './page-context.tsx'
import type { Page } from './page.ts'

/** A screen reader hears the numbers of a moving picture this often at most, in milliseconds. */
const TOLD_EVERY_MS = 6000

/** Cosines that tell what is happening, the more telling first. */
const cosines = [
  ['minorityClassifierCosine', 'minority cosine'],
  ['majorityClassifierCosine', 'cosine between classes'],
] as const

/** The numbers of the picture while it plays, for who does not see it: told anew only when they have changed in substance. */
export function useLiveText(): string {
  const page = usePage()
  const playing = useFacts((state) => state.onShow.playing)
  const [text, setText] = useState('')
  const told = useRef<readonly LiveReading[] | null>(null)
  useEffect(() => {
    if (!playing) return
    const tell = () => {
      const now = readingsOf(page)
      const next = liveText(now, told.current)
      if (next === null) return
      told.current = now
      setText(next)
    }
    const timer = window.setInterval(tell, TOLD_EVERY_MS)
    return () => window.clearInterval(timer)
  }, [page, playing])
  return text
}

function readingsOf({ lab }: Page): LiveReading[] {
  const stretch = lab.stretchOnShow()
  const prediction = stretch?.prediction ?? null
  const hasBias = (stretch?.spec.choices?.bias ?? 'none') !== 'none'
  const theory = prediction === null || stretch === null ? null : pointOfTheory(prediction, { counts: stretch.spec.counts, hasBias })
  const readings = cosines.flatMap(([key, name]): LiveReading[] => {
    const { value } = lab.read(quantityOf(key))
    return value === null ? [] : [{ name, value, predicted: theory?.read(quantityOf(key)).value ?? null, isShare: false }]
  })
  const { value: distance } = lab.read(quantityOf('targetDistance'))
  const share: LiveReading[] = distance === null ? [] : [{ name: 'distance from the prediction', value: distance, predicted: null, isShare: true }]
  return [...readings.slice(0, 1), ...share]
}
