const MOST_TICKS = 1024
/** Ticks of a first chunk: enough for a first radius and a few steps, so that a first picture comes soon. */
const FIRST_TICKS = 32
/** Multiplications of a first chunk: 4 ms of a small graphics processor, nobody knows yet how fast this one is. */
const FIRST_WORK = 2e8
/** Time one submission should take, in milliseconds: under a frame, and under what a browser puts up with by far. */
const WANTED_MS = 12

/** How many ticks the next chunk has, so that none keeps the device for long. */
export interface TickBudget {
  readonly ticks: number
  /** Learns from a chunk that took this long, in milliseconds; 0 or less where nobody looks at a clock. */
  took(milliseconds: number): void
}

/** A budget that at most quadruples from one chunk to the next; `work`: multiplications of a tick. */
export function createTickBudget(work: number): TickBudget {
  let ticks = Math.min(FIRST_TICKS, Math.ceil(FIRST_WORK / Math.max(1, work)))
  return {
    get ticks() {
      return ticks
    },
    took: (milliseconds) => {
      const factor = milliseconds > 0 ? Math.min(4, WANTED_MS / milliseconds) : 2
      ticks = Math.round(Math.min(MOST_TICKS, Math.max(1, ticks * factor)))
    },
  }
}
