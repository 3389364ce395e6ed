import { useEffect, useRef, useState, type RefObject } from 'react'
import { sentenceOf } from '../lib/errors.ts'
import type { Room, Scene } from '../scene/props.ts'
import { usePage } from './page-context.tsx'

/** More device pixels than this for each CSS pixel cannot be seen, and cost time. */
const MOST_PIXELS = 2
/** The picture is framed as a sphere, of which a polytope's corners seldom reach top and bottom. */
const BLEED = 1.12

/**
 * The scene behind the page. What it shows is framed within the element `stage`, which the layout
 * leaves free of panels.
 */
export function SceneCanvas({ stage }: { stage: RefObject<HTMLElement | null> }) {
  const page = usePage()
  const canvas = useRef<HTMLCanvasElement>(null)
  const [problem, setProblem] = useState<string | null>(null)
  useEffect(() => {
    let end = () => {}
    let isGone = false
    const show = async () => {
      const { createScene } = await import('../scene/scene.ts')
      if (isGone || canvas.current === null || stage.current === null) return
      const scene = createScene(canvas.current)
      end = connect(scene, canvas.current, stage.current)
    }
    const connect = (scene: Scene, element: HTMLCanvasElement, free: HTMLElement): (() => void) => {
      const { animation, actions, store } = page
      const fit = () => {
        const { width, height } = element.getBoundingClientRect()
        scene.resize(width, height, Math.min(MOST_PIXELS, window.devicePixelRatio), roomOf(free, element))
        animation.request()
      }
      const observer = new ResizeObserver(fit)
      observer.observe(element)
      observer.observe(free)
      scene.setCamera(store.getState().view.camera)
      const ends = [
        animation.attach(scene, actions.setCamera),
        animation.onFrame(() => (element.dataset['drawings'] = String(scene.drawings()))),
        store.subscribe((state, before) => {
          if (state.view.camera === before.view.camera || state.view.camera === null) return
          scene.setCamera(state.view.camera)
          animation.request()
        }),
      ]
      return () => {
        observer.disconnect()
        ends.forEach((stop) => stop())
        scene.destroy()
      }
    }
    show().catch((error: unknown) => setProblem(sentenceOf(error)))
    return () => {
      isGone = true
      end()
    }
  }, [page, stage])
  return (
    <>
      <canvas ref={canvas} className="scene" role="img" aria-label="The features in three dimensions; the sentence tells what they show." />
      {problem !== null && <p className="scene-problem">{problem} The numbers and curves go on without it.</p>}
    </>
  )
}

/** Where `free` lies on `canvas`, in CSS pixels, grown about its middle by the share that the picture may bleed. */
function roomOf(free: HTMLElement, canvas: HTMLElement): Room {
  const [inner, outer] = [free.getBoundingClientRect(), canvas.getBoundingClientRect()]
  const [width, height] = [inner.width * BLEED, inner.height * BLEED]
  const x = inner.x - outer.x - (width - inner.width) / 2
  const y = inner.y - outer.y - (height - inner.height) / 2
  return { x, y, width, height }
}
