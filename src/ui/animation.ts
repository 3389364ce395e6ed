import type { CameraView, Scene, SceneProps } from '../scene/props.ts'
import type { Lab } from '../store/lab.ts'
import { createPicture } from './picture.ts'
import type { Turn } from './dimensions/turn.ts'
import type { Surroundings } from './surroundings.ts'
import type { Hand } from './touch/hand.ts'

/** The one loop of the page: it runs while something moves, and not a frame longer. */
export interface Animation {
  /** Asks for one frame. */
  request(): void
  /** Calls `listener` in every frame, after the picture. */
  onFrame(listener: () => void): () => void
  /** Lets `lead` change what is drawn, at `now` in milliseconds, until the function returned is called. */
  through(lead: (props: SceneProps, now: number) => SceneProps): () => void
  /** Whether there is a scene to draw on. */
  isDrawing(): boolean
  /** Draws on this scene from now on, until the function returned is called. */
  attach(scene: Scene, onRest: (camera: CameraView) => void): () => void
}

/**
 * Time between two pictures while a software adapter computes, in milliseconds. It draws and computes
 * in one process: at the screen's rate, the opening run took 25 s instead of 6.
 */
const GIVING_WAY_MS = 150

/**
 * Frames go on for this long after what the picture keeps of more than three dimensions has changed: the page is told
 * of the picture before, every 200 ms, and is to hear of the last one.
 */
const UNTIL_TOLD_MS = 250

/**
 * Each frame: the lab moves on, the scene draws if anything changed, then whoever listens (the
 * timeline's thumb, the cursor of the curves). React takes no part in it.
 */
export function createAnimation(page: Window, lab: Lab, surroundings: Surroundings, hand: Hand, turn: Turn): Animation {
  const picture = createPicture(lab, surroundings, hand, turn)
  const listeners = new Set<() => void>()
  let lead: ((props: SceneProps, now: number) => SceneProps) | null = null
  let scene: Scene | null = null
  let scheduled: number | null = null
  let lastDrawn = -Infinity
  let keptChanged = -Infinity

  const request = (): void => {
    if (scheduled !== null || page.document.hidden || !surroundings.isSeen()) return
    scheduled = page.requestAnimationFrame(frame)
  }
  const frame = (now: number): void => {
    scheduled = null
    if (lab.sharesItsProcessor() && now - lastDrawn < GIVING_WAY_MS) return request()
    lastDrawn = now
    const kept = picture.kept()
    const moving = lab.tick(now, picture.seen)
    const props = picture.props(now)
    if (props !== null) scene?.setProps(lead?.(props, now) ?? props)
    scene?.render()
    listeners.forEach((listener) => listener())
    if (picture.kept() !== kept) keptChanged = now
    if (moving || picture.isTurning() || now - keptChanged < UNTIL_TOLD_MS) request()
  }
  page.document.addEventListener('visibilitychange', () => {
    if (page.document.hidden && scheduled !== null) {
      page.cancelAnimationFrame(scheduled)
      scheduled = null
    }
    request()
  })
  lab.player.onChange(request)
  surroundings.onChange(request)
  turn.onChange(request)
  return {
    request,
    onFrame: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    through: (other) => {
      lead = other
      return () => {
        lead = null
      }
    },
    isDrawing: () => scene !== null,
    attach: (attached, onRest) => {
      scene = attached
      const ends = [attached.onDue(request), attached.onCamera((camera, atRest) => atRest && onRest(camera))]
      request()
      return () => {
        scene = null
        ends.forEach((end) => end())
      }
    },
  }
}
