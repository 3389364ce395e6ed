import { useEffect, useState, type ComponentType } from 'react'
import { sentenceOf } from '../lib/errors.ts'
import { usePage } from './page-context.tsx'
import type { Page } from './page.ts'
import { whenIdle } from './when-idle.ts'

type Load = (page: Page) => Promise<unknown>

/** What is still to be loaded; a part whose loading failed stays among them. */
const waiting = new Set<Load>()

/** Loads the late parts once a moment of a run has been drawn and the page has nothing else to do. */
export function useLateParts(): void {
  const page = usePage()
  useEffect(() => {
    const { lab, animation } = page
    let end = () => {}
    const stop = animation.onFrame(() => {
      if (!animation.isDrawing() || lab.player.frame() === null) return
      stop()
      end = whenIdle(window, () => void loadLateParts(page))
    })
    return () => {
      stop()
      end()
    }
  }, [page])
}

/** One after the other, so that each opens at once, and also after the network is lost. */
async function loadLateParts(page: Page): Promise<void> {
  for (const load of waiting) {
    try {
      await load(page)
    } catch {
      // Whoever opens it asks again, and is told.
    }
  }
}

/** Something else that is to be there without the network. */
export function loadLater(load: Load): void {
  const once = async (page: Page) => {
    await load(page)
    waiting.delete(once)
  }
  waiting.add(once)
}

/**
 * A component whose script comes after the first picture: when the page is idle, or as soon as it is to be seen, which
 * one with an `isOpen` is while that is true. Until then nothing stands in its place.
 * @param name for the sentence that says that it could not be loaded
 */
export function late<P extends object>(name: string, load: () => Promise<ComponentType<P>>): ComponentType<P> {
  let Loaded: ComponentType<P> | null = null
  const ask = async () => {
    Loaded = await load()
  }
  loadLater(ask)
  return function Late(props: P) {
    const { store } = usePage()
    const [, setLoaded] = useState(Loaded !== null)
    const isDue = Loaded === null && !('isOpen' in props && props.isOpen === false)
    useEffect(() => {
      if (!isDue) return
      ask().then(
        () => setLoaded(true),
        (error: unknown) => store.setState({ problems: [`${name} could not be loaded: ${sentenceOf(error)}`] }),
      )
    }, [isDue, store])
    return Loaded === null ? null : <Loaded {...props} />
  }
}
