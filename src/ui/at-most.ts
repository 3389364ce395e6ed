/** Something done now and then. */
export interface AtMost {
  /** Asks for it; it is done at once, or when the time since the last is over. */
  ask(): void
  /** Forgets what was asked for. */
  stop(): void
}

/** Does `act` at most once in `everyMs` milliseconds, and always after the last time that it was asked for. */
export function atMost(everyMs: number, act: () => void): AtMost {
  let timer: ReturnType<typeof setTimeout> | undefined
  let isAsked = false
  const rest = () => {
    timer = undefined
    if (isAsked) now()
  }
  const now = () => {
    isAsked = false
    timer = setTimeout(rest, everyMs)
    act()
  }
  return {
    ask: () => {
      if (timer === undefined) now()
      else isAsked = true
    },
    stop: () => {
      clearTimeout(timer)
      timer = undefined
      isAsked = false
    },
  }
}
