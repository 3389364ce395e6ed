import { useEffect } from 'react'
import { useSecond } from '../compare/use-second.ts'
import { usePage } from '../page-context.tsx'
import { leadFigure } from './lead-figure.ts'

/** While a lesson is open, each figure on show goes from step to step in one motion. */
export function usePictureGlide(): void {
  const first = usePage()
  const second = useSecond()
  useEffect(() => leadFigure(first), [first])
  useEffect(() => (second === null ? undefined : leadFigure(second)), [second])
}
