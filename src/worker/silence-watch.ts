/** The timers that a watch goes by. */
export type Timers = Pick<typeof globalThis, 'setInterval' | 'clearInterval'>

/** Time between two looks, in milliseconds. */
export const LOOK_EVERY_MS = 3000
/**
 * Looks without an answer after which a worker counts as dead: 15 s. The longest that a living one
 * is silent is a prediction for 100 different class counts, 1.4 s on a slow laptop.
 */
export const MOST_UNANSWERED = 5

/** Notices that a worker has stopped answering, as one that hangs or was killed does without a word. */
export interface SilenceWatch {
  /** The worker has just given a sign of life; looks from now on. */
  begin(): void
  /** Looks no more; no timer is left. */
  end(): void
}

/**
 * Asks by `ask` at every look, and calls `onSilence` once when five questions in a row were left
 * unanswered. It counts looks, not time: the timers of a hidden tab or a sleeping machine stop, and
 * one late look alone proves nothing.
 */
export function createSilenceWatch(timers: Timers, ask: () => void, onSilence: () => void): SilenceWatch {
  let timer: ReturnType<typeof setInterval> | null = null
  let unanswered = 0
  const end = (): void => {
    if (timer !== null) timers.clearInterval(timer)
    timer = null
  }
  const look = (): void => {
    if (unanswered < MOST_UNANSWERED) {
      unanswered++
      ask()
      return
    }
    end()
    onSilence()
  }
  return {
    begin: () => {
      unanswered = 0
      timer ??= timers.setInterval(look, LOOK_EVERY_MS)
    },
    end,
  }
}
