import { encodeLink, type Decoded } from '../experiment/link.ts'
import type { Shared } from '../experiment/shared.ts'
import type { LessonPlace } from '../experiment/view.ts'
import { sentenceOf } from '../lib/errors.ts'
import type { Lesson } from '../lessons/lesson.ts'
import type { LessonMachine } from './lesson-machine.ts'
import type { LessonStage } from './lesson-stage.ts'
import type { OpenLesson } from './open-lesson.ts'
import type { LabStore } from './store.ts'

/** The actions on lessons: open one, go from step to step, close it. */
export function createLessonActions(store: LabStore, stage: LessonStage) {
  const { turn } = stage
  let machine: LessonMachine | null = null
  /** Calls `use` once the machine is there, unless something newer has been asked for; `fail` with a sentence. */
  const withMachine = async (use: (machine: LessonMachine) => unknown, fail: (sentence: string) => void): Promise<void> => {
    const now = ++turn.now
    try {
      machine ??= (await import('./lesson-machine.ts')).createLessonMachine(store, stage)
    } catch (error) {
      if (now === turn.now) fail(`The lessons could not be loaded: ${sentenceOf(error)}`)
      return
    }
    if (now === turn.now) await use(machine)
  }
  const say = (sentence: string) => store.setState({ problems: [sentence] })

  return {
    /** The lesson that is open, and its step from 1; null where none is. */
    lesson: (): OpenLesson | null => store.getState().lesson,
    /** Opens a step of a lesson; a sentence among the problems says why it could not be. */
    openLesson: (place: LessonPlace): Promise<void> => withMachine((lessons) => lessons.openLesson(place), say),
    /** Opens a lesson that came from a file, at its first step. */
    openOwnLesson: (lesson: Lesson): Promise<void> => withMachine((lessons) => lessons.openOwnLesson(lesson), say),
    /** To the next step or the one before; returns whether there is one. */
    stepLesson: (direction: 1 | -1): boolean => machine?.stepLesson(direction) ?? false,
    /** Tells what the step on show asks: the option that the reader chose, or the answer alone. */
    answer: (chosen: number | 'told') => machine?.answer(chosen),
    /** As a clicker goes: on is first to the answer of a question that is still open, then to the next step. */
    advance: (direction: 1 | -1): boolean => machine?.advance(direction) ?? false,
    /** Shows what a link with a lesson says, once the lesson is there. */
    openLinked: (fragment: string, decoded: Decoded, place: LessonPlace): Promise<void> =>
      withMachine(
        (lessons) => lessons.openLinked(fragment, decoded, place),
        (sentence) => stage.showAll({ ...decoded, view: { ...decoded.view, lesson: null } }, [...decoded.problems, sentence], false),
      ),
    /** Ends the lesson, and with it what is still being loaded. */
    leaveLesson(): void {
      turn.now++
      store.setState(({ view }) => ({ lesson: null, view: { ...view, lesson: null } }))
    },
    /** The fragment of what is on show, in a lesson or without one. */
    fragmentOf(shared: Shared, isPlaying: boolean): string {
      const { lesson } = store.getState()
      return machine === null || lesson === null ? encodeLink(shared) : machine.fragmentOf(lesson, shared, isPlaying)
    },
  }
}
