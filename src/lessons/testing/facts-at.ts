import { createLoopsBackend } from '../../engine/backends/loops.ts'
import { secondOf } from '../../experiment/versus.ts'
import type { Experiment } from '../../experiment/experiment.ts'
import { notDefined, reading } from '../../metrics/reading.ts'
import { runExperiment, type RunResult } from '../../sweep/run-experiment.ts'
import { decodeLink } from '../../experiment/link.ts'
import type { NumberFacts, SideFacts } from '../number-value.ts'

/** For tests: computes what the numbers of steps are computed from; each experiment runs once for all its moments. */
export function createFactsAt(links: readonly string[]): (link: string) => Promise<NumberFacts> {
  const times = new Map<string, Set<number>>()
  const wanted = links.map((link) => runsOf(link))
  for (const { experiments, t } of wanted) {
    for (const experiment of experiments) {
      const key = JSON.stringify(experiment)
      const known = times.get(key) ?? new Set<number>()
      times.set(key, t === null ? known : known.add(t))
    }
  }
  const runs = new Map<string, Promise<RunResult>>()
  const runOf = (experiment: Experiment): Promise<RunResult> => {
    const key = JSON.stringify(experiment)
    const at = [...(times.get(key) ?? [])].toSorted((a, b) => a - b)
    const run = runs.get(key) ?? runExperiment(createLoopsBackend(), { experiment, schedule: { until: null, at, atEnd: true }, initial: null }, () => null)
    runs.set(key, run)
    return run
  }
  return async (link) => {
    const { experiments, t } = runsOf(link)
    const results = await Promise.all(experiments.map(runOf))
    const [A, B] = results.map((result, i) => sideAt(experiments[i], result, t))
    return { t: t ?? results[0].ending.t, computed: results[0].ending.t, A, B: B ?? null }
  }
}

function runsOf(link: string): { readonly experiments: readonly Experiment[]; readonly t: number | null } {
  const { experiment, view } = decodeLink(link)
  const experiments = view.versus === null ? [experiment] : [experiment, secondOf(experiment, view.versus)]
  return { experiments, t: view.moment }
}

/** @param t null is the end */
function sideAt(experiment: Experiment, { moments, stretches, last }: RunResult, t: number | null): SideFacts {
  const moment = moments.find((one) => one.t === t) ?? last
  if (moment === null) throw new Error('the run has no moment')
  const { spec, prediction } = stretches[moment.stretch]
  return {
    experiment,
    spec,
    prediction,
    isAwaited: false,
    isUnderWay: false,
    read: ({ key }) => {
      const value = moment.quantities[key]
      return value === null ? notDefined('it is not defined there') : reading(value)
    },
  }
}
