import type { LessonPlace, View } from '../experiment/view.ts'
import type { Lesson, Step } from '../lessons/lesson.ts'

/** A lesson that is being told. */
export interface OpenLesson {
  readonly lesson: Lesson
  /** Its key or address, and the step on show from 1: as a link has them. */
  readonly place: LessonPlace
  /** What the reader had chosen where the step on show chooses otherwise. */
  readonly own: Partial<Pick<View, ReadersKey>>
  /** The option that the reader chose where the step asks, 'told' where the answer was only looked at; null before. */
  readonly answer: number | 'told' | null
}

/** What stays as the reader has it from step to step, unless a step says otherwise. */
export const readersKeys = ['theme', 'panel'] as const
export type ReadersKey = (typeof readersKeys)[number]

/** The name in a link of a lesson that came from a file of the reader's. */
export const OWN_LESSON = 'own'

/** The step on show. */
export function stepOnShow({ lesson, place }: OpenLesson): Step {
  return lesson.steps[place.step - 1]
}
