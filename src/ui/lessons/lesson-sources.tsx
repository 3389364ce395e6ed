import type { LessonSource } from '../../lessons/lesson.ts'

/** Where a lesson has it from; nothing where it names no source. */
export function LessonSources({ sources }: { sources: readonly LessonSource[] }) {
  if (sources.length === 0) return null
  return (
    <section className="lesson-sources">
      <h3>Sources</h3>
      <ul>
        {sources.map(({ text, url }) => (
          <li key={url}>
            <a href={url} target="_blank" rel="noreferrer">
              {text}
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}
