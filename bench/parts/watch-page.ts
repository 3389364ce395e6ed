/** What is noted in the page as it works; times in milliseconds of the page's own clock. */
export interface Watched {
  /** Beginning of every frame since the watch began. */
  frames: number[]
  /** Work of the page's own callbacks in each frame that had some. */
  work: { frame: number; milliseconds: number }[]
  /** When the last key was pressed. */
  input: number
  /** The run that the page asked for last, and when. */
  run: number
  asked: number
  /** When that run had come as far as the moment on show; null until then. */
  arrived: number | null
  /** Frame in which the scene was first drawn with that run; null until then. */
  shown: number | null
}

/**
 * Runs in the page before anything else: watches frames, callbacks, runs and pictures. `moment` is the time of
 * the flow that is on show.
 */
export function watchPage(moment: number): void {
  const watched: Watched = { frames: [], work: [], input: 0, run: -1, asked: 0, arrived: null, shown: null }
  Object.assign(globalThis, { watched })

  const Spawned = globalThis.Worker
  globalThis.Worker = class extends Spawned {
    constructor(...args: ConstructorParameters<typeof Worker>) {
      super(...args)
      this.addEventListener('message', ({ data }) => {
        if (data?.run !== watched.run) return
        const last = data.type === 'entries' ? data.entries.at(-1) : undefined
        if (data.type === 'ended' || (last !== undefined && last.t >= moment)) watched.arrived ??= performance.now()
      })
    }
    override postMessage(message: { type?: string; run?: number }, options?: Transferable[] | StructuredSerializeOptions): void {
      if (message.type === 'start' && message.run !== undefined) {
        watched.run = message.run
        watched.asked = performance.now()
        watched.arrived = null
      }
      if (Array.isArray(options)) super.postMessage(message, options)
      else super.postMessage(message, options)
    }
  }

  const drawings = () => Number(document.querySelector('canvas.scene')?.getAttribute('data-drawings') ?? 0)
  const nextFrame = globalThis.requestAnimationFrame.bind(globalThis)
  globalThis.requestAnimationFrame = (callback) =>
    nextFrame((now) => {
      const wasThere = watched.arrived !== null
      const before = drawings()
      const start = performance.now()
      callback(now)
      const milliseconds = performance.now() - start
      if (wasThere && watched.shown === null && drawings() > before) watched.shown = now
      const last = watched.work.at(-1)
      if (last?.frame === now) last.milliseconds += milliseconds
      else watched.work.push({ frame: now, milliseconds })
    })
  const count = (now: number) => {
    watched.frames.push(now)
    nextFrame(count)
  }
  nextFrame(count)

  const pressed = ({ timeStamp }: Event) => {
    watched.input = timeStamp
    watched.shown = null
    // What is on show until the page asks for another run is none of it.
    watched.arrived = null
    watched.run = -1
  }
  globalThis.addEventListener('keydown', pressed, { capture: true })
}
