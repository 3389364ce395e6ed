import { resolve, type Experiment } from '../experiment/experiment.ts'
import { decodeLink, encodeLink, type Decoded } from '../experiment/link.ts'
import { EVENTS_LINK, linkEntries } from '../experiment/link-entries.ts'
import { lessonText } from '../experiment/lesson-field.ts'
import { normalised } from '../experiment/normal-form.ts'
import { numberText } from '../experiment/number-text.ts'
import { parameterOf, parameters } from '../experiment/parameters.ts'
import type { Shared } from '../experiment/shared.ts'
import { openingView, type View } from '../experiment/view.ts'
import { viewFields, type ViewKey } from '../experiment/view-fields.ts'
import type { Step } from '../lessons/lesson.ts'
import { readersKeys, stepOnShow, type OpenLesson, type ReadersKey } from './open-lesson.ts'

/** Whether a fragment names a lesson and nothing of an experiment: it shows the step as its author set it. */
export function isStepAlone(fragment: string): boolean {
  const { entries } = linkEntries(fragment)
  return entries.has('lesson') && !entries.has(EVENTS_LINK) && parameters.every(({ link }) => !entries.has(link))
}

/** Which properties of a view a fragment gives. */
export function viewKeysOf(fragment: string): readonly ViewKey[] {
  const { entries } = linkEntries(fragment)
  return viewFields.filter(({ link }) => entries.has(link)).map(({ key }) => key)
}

/** What a step shows where a link that holds only its place and some of a view opens it. */
export function stepFrom({ link }: Step, fragment: string, { view }: Decoded): Shared {
  const step = decodeLink(link)
  return { experiment: step.experiment, view: { ...step.view, ...picked(view, viewKeysOf(fragment)) } }
}

/** What a step shows to a reader who comes from elsewhere: what is hers stays, unless the step says otherwise. */
export function stepAfter({ link }: Step, view: View, open: OpenLesson | null): { readonly shared: Shared; readonly own: OpenLesson['own'] } {
  const step = decodeLink(link)
  const hers = ownView(view, open)
  const chosen = viewKeysOf(link)
  const kept: readonly ViewKey[] = [...readersKeys.filter((key) => !chosen.includes(key)), 'embed']
  const own = picked(hers, readersKeys.filter((key) => chosen.includes(key)))
  return { shared: { experiment: step.experiment, view: { ...step.view, ...picked(hers, kept) } }, own }
}

/** The view with what the reader herself had, where what is on show is the choice of the step. */
export function ownView(view: View, open: OpenLesson | null): View {
  if (open === null) return view
  const step = decodeLink(stepOnShow(open).link).view
  const back = (Object.keys(open.own) as ReadersKey[]).filter((key) => view[key] === step[key])
  return { ...view, ...picked(open.own, back) }
}

/**
 * The fragment of what is on show in a lesson: its place, and what of the view differs from the step's; everything
 * where the experiment is another.
 * @param shared with the lesson's place in its view
 * @param isPlaying whether no moment means that the run plays
 */
export function lessonFragment(open: OpenLesson, shared: Shared, isPlaying: boolean): string {
  const step = normalised(decodeLink(stepOnShow(open).link))
  const now = normalised(shared)
  if (isSameRun(shared.experiment, decodeLink(stepOnShow(open).link).experiment)) {
    const view = { ...now.view, moment: now.view.moment ?? (isPlaying || step.view.moment === null ? step.view.moment : 0) }
    const others = viewFields.filter(({ key }) => key !== 'lesson')
    const changed = others.filter(({ key, write }) => (view[key] === null) !== (step.view[key] === null) || write(view) !== write(step.view))
    // What is off in the view cannot be told by a link that leaves it to the step.
    if (changed.every(({ key }) => view[key] !== null)) {
      return [`lesson=${lessonText(open.place)}`, ...changed.map(({ link, write }) => `${link}=${write(view)}`)].join('&')
    }
  }
  const whole = encodeLink(shared)
  return isStepAlone(whole) ? `${explicit(shared)}&${whole}` : whole
}

/** A default said, so that the opening experiment is not taken for that of the step. */
function explicit({ experiment }: Shared): string {
  return `${parameterOf('seed').link}=${numberText(resolve(experiment.values).seed)}`
}

/** Whether two experiments are one in a link. */
export function isSameRun(a: Experiment, b: Experiment): boolean {
  const [one, other] = [a, b].map((experiment) => encodeLink({ experiment, view: openingView }))
  return one === other
}

function picked<T extends object, Key extends keyof T>(from: T, keys: readonly Key[]): Pick<T, Key> {
  return Object.fromEntries(keys.map((key) => [key, from[key]])) as Pick<T, Key>
}
