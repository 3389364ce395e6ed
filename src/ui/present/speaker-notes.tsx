import { stepOnShow } from '../../store/open-lesson.ts'
import { LessonText } from '../lessons/lesson-text.tsx'
import { useTell } from '../lessons/use-tell.ts'
import { useFacts } from '../page-context.tsx'

/** What the author of a lesson tells who presents it. */
export function SpeakerNotes() {
  const open = useFacts(({ lesson }) => lesson)
  const tell = useTell()
  const notes = open === null ? undefined : stepOnShow(open).notes
  const none = open === null ? 'Notes belong to a lesson, and none is open.' : 'This step has no notes.'
  return (
    <aside className="panel present-notes" aria-label="Speaker’s notes">
      <p>{notes === undefined ? none : <LessonText text={notes} tell={tell} />}</p>
    </aside>
  )
}
