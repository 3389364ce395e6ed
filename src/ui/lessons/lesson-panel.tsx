import './lessons.css'
import { useEffect, useRef } from 'react'
import { Button } from 'react-aria-components'
import { stepOnShow } from '../../store/open-lesson.ts'
import { IconButton } from '../icon-button.tsx'
import { Icon } from '../icons.tsx'
import { useFacts, usePage } from '../page-context.tsx'
import { LessonQuestion } from './lesson-question.tsx'
import { LessonSources } from './lesson-sources.tsx'
import { LessonText } from './lesson-text.tsx'
import { pointAt } from './point-at.ts'
import { useFittingType } from './use-fitting-type.ts'
import { usePictureGlide } from './use-picture-glide.ts'
import { useTell } from './use-tell.ts'

/** The step of a lesson that is told beside the picture; nothing while no lesson is open. */
export function LessonPanel() {
  const open = useFacts(({ lesson }) => lesson)
  return open === null ? null : <OpenPanel key={open.place.lesson} />
}

function OpenPanel() {
  const page = usePage()
  const { actions } = page
  const tell = useTell()
  usePictureGlide()
  const open = useFacts(({ lesson }) => lesson)
  const body = useRef<HTMLDivElement>(null)
  const step = open === null ? null : stepOnShow(open)
  useFittingType(body)
  // Another step is another object, though it may point at the same thing.
  useEffect(() => {
    body.current?.scrollTo(0, 0)
    return step?.point === undefined ? undefined : pointAt(step.point, page)
  }, [step, page])
  if (open === null || step === null) return null
  const { lesson } = open
  const [at, count] = [open.place.step, lesson.steps.length]
  return (
    <section className="panel lesson" aria-label="Lesson">
      <header className="lesson-head">
        <p className="lesson-name">{lesson.title}</p>
        <IconButton icon="close" label="Close the lesson" onPress={actions.closeLesson} />
      </header>
      <Progress at={at} count={count} />
      {/* A box that scrolls must be reachable by keys. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div ref={body} className="lesson-body" role="region" aria-label="The step" tabIndex={0}>
        <div className="lesson-told" data-told={`${at} ${open.answer}`}>
          <h2 aria-live="polite">
            <span className="only-heard">{`Step ${at} of ${count}: `}</span>
            {step.title}
          </h2>
          <p className="lesson-text">
            <LessonText text={step.text} tell={tell} />
          </p>
          {step.question !== undefined && <LessonQuestion key={at} question={step.question} answer={open.answer} tell={tell} />}
        </div>
        {at === count && <LessonSources sources={lesson.sources} />}
      </div>
      <footer className="lesson-foot">
        <Button className="button" isDisabled={at === 1} onPress={() => actions.stepLesson(-1)}>
          Previous
        </Button>
        <span className="lesson-count" aria-hidden="true">{`${at} of ${count}`}</span>
        <Button className="button lesson-next" isDisabled={at === count} onPress={() => actions.stepLesson(1)}>
          Next
          <Icon name="chevron" />
        </Button>
      </footer>
    </section>
  )
}

/** How far the lesson has come: one mark for each step. */
function Progress({ at, count }: { at: number; count: number }) {
  return (
    <div className="lesson-progress" role="progressbar" aria-label="Step" aria-valuemin={1} aria-valuemax={count} aria-valuenow={at} aria-valuetext={`${at} of ${count}`}>
      {Array.from({ length: count }, (_, i) => (
        <span key={i} data-done={i < at || undefined} />
      ))}
    </div>
  )
}
