import type { Decoded } from '../experiment/link.ts'
import type { LessonPlace } from '../experiment/view.ts'
import { sentenceOf } from '../lib/errors.ts'
import type { Lesson } from '../lessons/lesson.ts'
import type { LessonStage } from './lesson-stage.ts'
import { isSameRun, isStepAlone, lessonFragment, stepAfter, stepFrom } from './lesson-link.ts'
import { loadLesson } from './load-lesson.ts'
import { OWN_LESSON, stepOnShow, type OpenLesson } from './open-lesson.ts'
import type { LabStore } from './store.ts'

/** What the actions on lessons do; loaded with the first lesson, as the first picture needs none of it. */
export type LessonMachine = ReturnType<typeof createLessonMachine>

/** Shows steps of lessons: by their place, by a link, or from one to the next. */
export function createLessonMachine(store: LabStore, { showAll, write, turn }: LessonStage) {
  const known = (name: string): Lesson | null => {
    const { lesson } = store.getState()
    return lesson?.place.lesson === name ? lesson.lesson : null
  }
  /** Calls `show` with the lesson, at once where it is there; `fail` with a sentence where it cannot be had. */
  const withLesson = async (name: string, show: (lesson: Lesson) => void, fail: (sentence: string) => void): Promise<void> => {
    const now = ++turn.now
    const there = known(name)
    if (there !== null) return show(there)
    try {
      const lesson = await loadLesson(name)
      if (now === turn.now) show(lesson)
    } catch (error) {
      if (now === turn.now) fail(sentenceOf(error))
    }
  }
  /** Shows a step and makes it one entry of history. */
  const show = (lesson: Lesson, wanted: LessonPlace): void => {
    const { place, problems } = within(lesson, wanted)
    const { experiment, view, lesson: before } = store.getState()
    const step = lesson.steps[place.step - 1]
    const { shared, own } = stepAfter(step, view, before)
    const open: OpenLesson = { lesson, place, own, answer: null }
    store.setState({ lesson: open })
    // The same run goes on where it is; what undo goes back to is another one.
    const run = isSameRun(experiment, shared.experiment) ? experiment : shared.experiment
    const placed = { experiment: run, view: { ...shared.view, lesson: place } }
    showAll(placed, problems, step.play === true)
    write(lessonFragment(open, placed, true), 'push')
  }

  const answer = (chosen: number | 'told'): void => {
    store.setState(({ lesson }) => (lesson === null ? {} : { lesson: { ...lesson, answer: chosen } }))
  }
  const stepLesson = (direction: 1 | -1): boolean => {
    const { lesson: open } = store.getState()
    const step = open === null ? 0 : open.place.step + direction
    if (open === null || step < 1 || step > open.lesson.steps.length) return false
    turn.now++
    show(open.lesson, { ...open.place, step })
    return true
  }

  return {
    openLesson: (place: LessonPlace): Promise<void> =>
      withLesson(
        place.lesson,
        (lesson) => show(lesson, place),
        (sentence) => store.setState({ problems: [sentence] }),
      ),
    openOwnLesson(lesson: Lesson): void {
      turn.now++
      show(lesson, { lesson: OWN_LESSON, step: 1 })
    },
    stepLesson,
    answer,
    advance(direction: 1 | -1): boolean {
      const { lesson: open } = store.getState()
      if (open === null || direction < 0 || stepOnShow(open).question === undefined || open.answer !== null) return stepLesson(direction)
      answer('told')
      return true
    },
    openLinked(fragment: string, { problems, ...linked }: Decoded, place: LessonPlace): Promise<void> {
      const alone = isStepAlone(fragment)
      const fail = (sentence: string) => {
        const view = { ...linked.view, lesson: null }
        if (alone) showAll({ experiment: linked.experiment, view }, [...problems, sentence], false)
        else store.setState((state) => ({ view: { ...state.view, lesson: null }, problems: [...problems, sentence] }))
        store.setState({ lesson: null })
      }
      const tell = (lesson: Lesson) => {
        const found = within(lesson, place)
        const open: OpenLesson = { lesson, place: found.place, own: {}, answer: null }
        store.setState(({ view }) => ({ lesson: open, view: { ...view, lesson: found.place } }))
        const step = stepOnShow(open)
        const shared = alone ? stepFrom(step, fragment, { ...linked, problems }) : linked
        const all = [...problems, ...found.problems]
        if (alone) showAll({ ...shared, view: { ...shared.view, lesson: found.place } }, all, step.play === true)
        else if (all.length > 0) store.setState({ problems: all })
      }
      // What holds an experiment of its own need not wait.
      if (!alone) showAll(linked, problems, false)
      return withLesson(place.lesson, tell, fail)
    },
    /** The fragment of what is on show in a lesson. */
    fragmentOf: lessonFragment,
  }
}

/** The place, or the nearest that the lesson has with a sentence. */
function within(lesson: Lesson, place: LessonPlace): { readonly place: LessonPlace; readonly problems: readonly string[] } {
  const last = lesson.steps.length
  if (place.step <= last) return { place, problems: [] }
  const steps = last === 1 ? 'one step' : `${last} steps`
  return { place: { ...place, step: last }, problems: [`The lesson “${lesson.title}” has ${steps}; step ${place.step} was asked for. The last one is shown.`] }
}
