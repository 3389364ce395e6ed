import type { Page } from '../page.ts'
import { useFacts, usePage } from '../page-context.tsx'

/** The page of the second experiment; null while there is one. */
export function useSecond(): Page | null {
  const page = usePage()
  const isTwo = useFacts(({ versus }) => versus !== null)
  return isTwo ? page.second() : null
}
