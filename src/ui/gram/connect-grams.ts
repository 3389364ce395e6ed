import { createGrams } from '../../charts/grams.ts'
import type { GramProps, GramShading } from '../../charts/gram-props.ts'
import type { Frame } from '../../engine/recording.ts'
import { GramKeeper } from '../../store/grams.ts'
import { LongestSoFar } from '../../store/longest-so-far.ts'
import type { Page } from '../page.ts'
import { gramProps } from './gram-matrices.ts'

/** Gram matrices that follow the page. */
export interface GramConnection {
  shade(shading: GramShading): void
  end(): void
}

/**
 * Draws the Gram matrices of the moment on show in `holder`, in every frame in which the moment, its target or the
 * looks have changed; `onDraw` is told what is drawn, in arrays that the next frame writes anew.
 */
export function connectGrams(holder: HTMLElement, page: Page, onDraw: (props: GramProps) => void): GramConnection {
  const { lab, animation, surroundings } = page
  const view = createGrams(holder)
  const keeper = new GramKeeper()
  const longest = new LongestSoFar()
  let frame: Frame | null = null
  let shading: GramShading = 'value'
  let key: readonly unknown[] = []
  const draw = () => {
    const { player } = lab
    const [recording, t, ghost] = [player.recording(), player.time(), lab.ghost()]
    const [appearance, weight] = [surroundings.appearance(), surroundings.weight()]
    const now = [recording, recording.version, t, ghost, appearance, weight, shading]
    if (now.every((part, i) => part === key[i])) return
    key = now
    frame = recording.frameAt(t, frame, 'outline')
    if (frame === null) return
    const grams = keeper.at(frame, ghost, longest.at(recording, t))
    const props = gramProps(grams, frame.means.rows, ghost, { shading, appearance, weight })
    view.draw(props)
    onDraw(props)
  }
  const observer = new ResizeObserver(() => view.resize())
  observer.observe(holder)
  const stop = animation.onFrame(draw)
  animation.request()
  return {
    shade(next) {
      shading = next
      animation.request()
    },
    end() {
      observer.disconnect()
      stop()
      view.destroy()
    },
  }
}
