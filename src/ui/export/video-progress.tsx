import { useId } from 'react'

/** How far a video is. */
export interface Progress {
  readonly done: number
  readonly all: number
  /** Seconds that the rest takes if it goes on like this; null before the first frame. */
  readonly left: number | null
}

/** How much of a video is done and about how long the rest takes. */
export function VideoProgress({ done, all, left }: Progress) {
  const id = useId()
  return (
    <>
      <progress className="export-progress" max={all} value={done} aria-labelledby={id} />
      <span id={id} className="export-about">
        Frame {done.toLocaleString('en-US')} of {all.toLocaleString('en-US')}
        {left === null ? '' : `, ${leftText(left)} left`}
      </span>
    </>
  )
}

/** 'about 40 s', 'about 3 min'. */
function leftText(seconds: number): string {
  return seconds < 90 ? `about ${Math.ceil(seconds)} s` : `about ${Math.round(seconds / 60)} min`
}

/** Calls `tell` with the progress after frames, at most once in `everyMs` milliseconds. */
export function followProgress(all: number, everyMs: number, tell: (progress: Progress) => void): (done: number) => void {
  const begun = performance.now()
  let told = -Infinity
  return (done) => {
    const now = performance.now()
    if (now - told < everyMs) return
    told = now
    tell({ done, all, left: (((now - begun) / done) * (all - done)) / 1000 })
  }
}
