import { LateView, type LatePart } from './late-view.tsx'

const lessons: LatePart = {
  name: 'The list of lessons',
  load: async () => ({ default: (await import('./lessons/lessons-page.tsx')).LessonsPage }),
}

/** The list of lessons, in the place of the Lab. */
export function LessonsView() {
  return (
    <div className="map-page">
      <LateView part={lessons} />
    </div>
  )
}
