import { createContext, useContext } from 'react'
import { useHistory, useLab, useLabAlike } from '../store/store.ts'
import type { LabState } from '../store/state.ts'
import type { Page } from './page.ts'

const PageContext = createContext<Page | null>(null)

/** Hands the page to every component below. */
export const PageProvider = PageContext.Provider

/** The page behind the components. */
export function usePage(): Page {
  const page = useContext(PageContext)
  if (page === null) throw new Error('a component outside of its page')
  return page
}

/** A slice of the slow facts. */
export function useFacts<T>(select: (state: LabState) => T): T {
  return useLab(usePage().store, select)
}

/** A few slow facts together, made anew by `select`: a component renders where one of them is another, not at every change. */
export function useFactsAlike<T>(select: (state: LabState) => T): T {
  return useLabAlike(usePage().store, select)
}

/** How many steps can be undone and done again. */
export function useSteps(): { undo: number; redo: number } {
  const { store } = usePage()
  const undo = useHistory(store, (history) => history.pastStates.length)
  const redo = useHistory(store, (history) => history.futureStates.length)
  return { undo, redo }
}
