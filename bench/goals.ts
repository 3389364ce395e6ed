import type { BenchResult, Goal } from './result.ts'

/** A figure to reach: the part it is read from, and how. */
interface Target {
  readonly goal: string
  readonly unit: string
  readonly bound: number
  /** Whether the figure is to be at most the bound, or at least. */
  readonly sense: 'most' | 'least'
  readonly part: keyof BenchResult['parts']
  /** Null where that was not measured. */
  read(parts: BenchResult['parts']): number | null
}

const targets: readonly Target[] = [
  {
    goal: 'Lecture size, start to rest on the fastest engine',
    unit: 'ms',
    bound: 100,
    sense: 'most',
    part: 'rest',
    read: ({ rest }) => 1000 * (fastest(rest, 'flow')?.seconds ?? Number.NaN),
  },
  {
    goal: 'Lecture size, gradients to rest',
    unit: 'gradients',
    bound: 350,
    sense: 'most',
    part: 'rest',
    read: ({ rest }) => fastest(rest, 'flow')?.gradients ?? null,
  },
  {
    goal: "Against TensorFlow.js's gradients and descent, its fastest backend",
    unit: '× as fast',
    bound: 50,
    sense: 'least',
    part: 'rest',
    read: ({ rest }) => fastest(rest, 'autodiff')?.ratio ?? null,
  },
  {
    goal: 'A changed slider to the first picture of the new run',
    unit: 'frames',
    bound: 2,
    sense: 'most',
    part: 'page',
    read: ({ page }) => (page === undefined || 'skipped' in page ? null : page.change.frames),
  },
  {
    goal: "The page's own work per frame, 20,000 samples drawn",
    unit: 'ms',
    bound: 8,
    sense: 'most',
    part: 'page',
    read: ({ page }) => (page === undefined || 'skipped' in page ? null : 1000 * page.play.task),
  },
  {
    goal: 'A 64 × 64 map, ten classes of one column',
    unit: 's',
    bound: 15,
    sense: 'most',
    part: 'sweep',
    read: ({ sweep }) => (sweep === undefined || 'skipped' in sweep ? null : sweep.map),
  },
]

/** How the measured figures stand to those to reach; what was not measured is left out. */
export function goalsOf(parts: BenchResult['parts']): Goal[] {
  return targets.flatMap(({ part, goal, unit, bound, sense, read }) => {
    const measured = read(parts)
    if (measured === null || Number.isNaN(measured)) return []
    const isMet = sense === 'most' ? measured <= bound : measured >= bound
    return [{ part, goal, measured, unit, bound, isMet }]
  })
}

type Way = 'flow' | 'autodiff'

/** The quickest of the ways of a kind. */
function fastest(rest: BenchResult['parts']['rest'], work: Way) {
  if (rest === undefined || 'skipped' in rest) return null
  const [first] = rest.ways.filter((way) => way.work === work).toSorted((a, b) => a.seconds - b.seconds)
  return first ?? null
}
