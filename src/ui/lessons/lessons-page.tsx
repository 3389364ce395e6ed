import { useEffect, useRef, useState } from 'react'
import { Button, FileTrigger } from 'react-aria-components'
import type { Lesson } from '../../lessons/lesson.ts'
import { library } from '../../lessons/library.ts'
import { OWN_LESSON } from '../../store/open-lesson.ts'
import { openFile } from '../files/open-file.ts'
import { useFacts, usePage } from '../page-context.tsx'
import { useTell } from './use-tell.ts'
import { LessonText } from './lesson-text.tsx'
import './lessons.css'

/** Every lesson there is, and the way to open one's own. */
export function LessonsPage() {
  const { actions } = usePage()
  const lessons = useLessons()
  const open = useFacts(({ lesson }) => lesson)
  return (
    <div className="lessons">
      <header className="lessons-head">
        <h2>Lessons</h2>
        <p>Each step is an experiment at a moment, with a few sentences beside it. Everything stays live: change what you like, and go on.</p>
      </header>
      {open !== null && open.place.lesson === OWN_LESSON && (
        <ul className="lessons-list">
          <Card lesson={open.lesson} onOpen={() => void actions.openOwnLesson(open.lesson)} />
        </ul>
      )}
      <ul className="lessons-list">
        {lessons.map((lesson) => (
          <Card key={lesson.key} lesson={lesson} onOpen={() => void actions.openLesson({ lesson: lesson.key, step: 1 })} />
        ))}
      </ul>
      <OpenOwn />
    </div>
  )
}

/** The lessons of the page, once they are there. */
function useLessons(): readonly Lesson[] {
  const { store } = usePage()
  const [lessons, setLessons] = useState<readonly Lesson[]>([])
  useEffect(() => {
    Promise.all(Object.values(library).map((load) => load())).then(setLessons, () =>
      store.setState({ problems: ['The lessons could not be loaded: is the network there?'] }),
    )
  }, [store])
  return lessons
}

function Card({ lesson, onOpen }: { lesson: Lesson; onOpen: () => void }) {
  const tell = useTell()
  const { title, summary, steps, sources } = lesson
  const [source] = sources
  return (
    <li>
      <Button className="panel lessons-card" onPress={onOpen}>
        <span className="lessons-title">{title}</span>
        <span className="lessons-summary">
          <LessonText text={summary} tell={tell} />
        </span>
        <span className="lessons-foot">
          <span>{steps.length === 1 ? '1 step' : `${steps.length} steps`}</span>
          {source !== undefined && <span className="lessons-source">{source.text}</span>}
        </span>
      </Button>
    </li>
  )
}

/** Opens a lesson from a file of the reader's. */
function OpenOwn() {
  const page = usePage()
  const [problems, setProblems] = useState<readonly string[]>([])
  const latest = useRef(0)
  const take = async (files: FileList | null) => {
    const file = files?.item(0)
    if (file == null) return
    const now = ++latest.current
    const found = await openFile(page, file)
    if (now === latest.current) setProblems(found)
  }
  return (
    <section className="lessons-own">
      <h3>A lesson of your own</h3>
      <p>
        A lesson is one JSON file: links to experiments, with sentences. Open it here, drop it anywhere on this page, or put it beside this page on
        your site, where a link can name it. A file of yours stays on this computer, so a link to its steps cannot be shared;
        a link to the experiments in them can.
      </p>
      <FileTrigger acceptedFileTypes={['application/json', '.json']} onSelect={(files) => void take(files)}>
        <Button className="button">Open your own…</Button>
      </FileTrigger>
      <div role="alert">
        {problems.length > 0 && (
          <ul className="lessons-problems">
            {problems.map((problem) => (
              <li key={problem}>{problem}</li>
            ))}
          </ul>
        )}
      </div>
    </section>
  )
}
