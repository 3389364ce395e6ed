import { useEffect, useRef } from 'react'
import { Button } from 'react-aria-components'
import type { Question } from '../../lessons/lesson.ts'
import type { NumberReference } from '../../lessons/number-reference.ts'
import type { OpenLesson } from '../../store/open-lesson.ts'
import { Icon } from '../icons.tsx'
import { usePage } from '../page-context.tsx'
import { LessonText } from './lesson-text.tsx'
import type { ToldNumber } from './number-texts.ts'

interface LessonQuestionProps {
  readonly question: Question
  readonly answer: OpenLesson['answer']
  readonly tell: (reference: NumberReference) => ToldNumber
}

/** Something to predict: the options, and once one is chosen or the answer is asked for, what is right and why. */
export function LessonQuestion({ question, answer, tell }: LessonQuestionProps) {
  const { actions } = usePage()
  const isTold = answer !== null
  const reveal = useRef<HTMLParagraphElement>(null)
  // Who presses a key does not scroll.
  useEffect(() => {
    if (isTold) reveal.current?.scrollIntoView({ block: 'nearest' })
  }, [isTold])
  return (
    <section className="lesson-question" aria-label="Question">
      <p className="lesson-ask">
        <LessonText text={question.ask} tell={tell} />
      </p>
      <ul className="lesson-options">
        {question.options.map((option, i) => {
          const verdict = !isTold ? null : i === question.answer ? 'right' : i === answer ? 'wrong' : null
          return (
            <li key={option}>
              <Button className="button lesson-option" data-verdict={verdict ?? undefined} isDisabled={isTold} onPress={() => actions.answer(i)}>
                <span>
                  <LessonText text={option} tell={tell} />
                </span>
                {verdict === 'right' && <Icon name="check" />}
                {verdict === 'wrong' && <Icon name="close" />}
                {verdict !== null && <span className="only-heard">{verdict === 'right' ? ': right' : ': your choice, not right'}</span>}
              </Button>
            </li>
          )
        })}
      </ul>
      <div role="status">
        {isTold && (
          <p ref={reveal} className="lesson-reveal">
            <LessonText text={question.reveal} tell={tell} />
          </p>
        )}
      </div>
      {!isTold && (
        <Button className="button button-quiet lesson-ask-answer" onPress={() => actions.answer('told')}>
          Show the answer
        </Button>
      )}
    </section>
  )
}
