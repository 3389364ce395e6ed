import type { Lesson } from './lesson.ts'

/** The lessons of the page by key, in order; each is loaded when it is opened. */
export const library: Readonly<Record<string, () => Promise<Lesson>>> = {
  opening: async () => (await import('./opening.ts')).opening,
}
