import type { LabListener } from '../store/lab.ts'
import type { LabState, RunStatus } from '../store/state.ts'

/** Least time between two tellings of mere progress, in milliseconds. */
const PROGRESS_EVERY_MS = 200

/**
 * A listener that tells the store at a pace at which React can follow: progress at most five times
 * a second, news (another engine, a notice, an ending, a new run) at once.
 */
export function createCalmListener(
  now: () => number,
  tell: (change: Partial<Pick<LabState, 'run' | 'onShow' | 'prediction'>>) => void,
): LabListener {
  let told: RunStatus | null = null
  let toldAt = -Infinity
  return {
    run: (run) => {
      if (told !== null && !isNews(told, run) && now() - toldAt < PROGRESS_EVERY_MS) return
      told = run
      toldAt = now()
      tell({ run })
    },
    onShow: (onShow, prediction) => tell({ onShow, prediction }),
  }
}

function isNews(told: RunStatus, run: RunStatus): boolean {
  return (
    told.engine !== run.engine ||
    told.notice !== run.notice ||
    told.ending !== run.ending ||
    run.computed < told.computed
  )
}
