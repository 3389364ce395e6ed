import { useEffect, useRef, useState, useSyncExternalStore, type KeyboardEvent, type RefObject } from 'react'
import { sentenceOf } from '../lib/errors.ts'
import type { Place, Room, Scene } from '../scene/props.ts'
import { createCameraGlide } from './camera-glide.ts'
import { movedByKey } from './camera-keys.ts'
import { connectTurn } from './dimensions/connect-turn.ts'
import { late } from './late.tsx'
import type { Page } from './page.ts'
import { onPixelRatio } from './on-pixel-ratio.ts'
import { usePage } from './page-context.tsx'
import { connectTouch } from './touch/connect-touch.ts'

const TouchReadout = late('What is read of a vector', async () => (await import('./touch/touch-readout.tsx')).TouchReadout)

/** More device pixels than this for each CSS pixel cannot be seen, and cost time. */
const MOST_PIXELS = 2
/** Said until the browser gives the graphics back; after several failures it does so for a newly loaded page only. */
const LOST = 'The browser took the graphics from the picture; loading the page again brings it back.'
/** The picture is framed as a sphere, of which a polytope's corners seldom reach top and bottom. */
const BLEED = 1.12

/**
 * The scene behind the page. What it shows is framed within the element `stage`, which the layout
 * leaves free of panels.
 */
export function SceneCanvas({ stage }: { stage: RefObject<HTMLElement | null> }) {
  const page = usePage()
  const canvas = useRef<HTMLCanvasElement>(null)
  const scene = useRef<Scene>(null)
  const touch = useRef<ReturnType<typeof connectTouch>>(null)
  const turn = useRef<ReturnType<typeof connectTurn>>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const [isLost, setLost] = useState(false)
  const isTouched = useSyncExternalStore(page.hand.onChange, () => page.hand.touched() !== null)
  useEffect(() => {
    let end = () => {}
    let isGone = false
    const show = async () => {
      const { createScene } = await import('../scene/scene.ts')
      if (isGone || canvas.current === null || stage.current === null) return
      scene.current = createScene(canvas.current)
      turn.current = connectTurn(scene.current, canvas.current, page)
      touch.current = connectTouch(scene.current, canvas.current, page)
      end = connect(scene.current, canvas.current, stage.current, page, setLost)
    }
    show().catch((error: unknown) => setProblem(sentenceOf(error)))
    return () => {
      isGone = true
      touch.current?.end()
      turn.current?.end()
      scene.current = null
      end()
    }
  }, [page, stage])
  const press = (event: KeyboardEvent) => {
    const { current } = scene
    if (current === null || event.defaultPrevented || event.ctrlKey || event.metaKey) return
    if (turn.current?.keys(event) === true) return event.preventDefault()
    if (event.altKey) return
    if (touch.current?.keys(event) === true) return event.preventDefault()
    const camera = movedByKey(event.key, current.camera())
    if (camera === null) return
    event.preventDefault()
    page.actions.setCamera(camera)
  }
  const told = problem ?? (isLost ? LOST : null)
  return (
    <>
      <canvas
        ref={canvas}
        className="scene"
        data-side={page.side}
        // The keys reach the picture itself: with another role a screen reader keeps the arrows.
        // oxlint-disable-next-line jsx-a11y/no-interactive-element-to-noninteractive-role
        role="application"
        aria-label={`${page.second() === null ? 'The picture' : `The picture of experiment ${page.side}`} in three dimensions; arrow keys turn it, plus and minus zoom, brackets go from vector to vector, and with Shift the arrows drag one, which Enter lets go; with Alt they turn more than three dimensions about it`}
        tabIndex={0}
        onKeyDown={press}
        onMouseDown={leaveFocus}
      />
      <TouchReadout isOpen={isTouched} placeOf={(mark) => placeOnPage(scene.current?.placeOf(mark) ?? null, canvas.current)} />
      {told !== null && <p className="scene-problem">{told} The numbers and curves go on without it.</p>}
    </>
  )
}

/** A place on a canvas, from where the canvas' container begins. */
function placeOnPage(place: Place | null, canvas: HTMLCanvasElement | null): Place | null {
  if (place === null || canvas === null) return place
  return { ...place, x: place.x + canvas.offsetLeft, y: place.y + canvas.offsetTop }
}

/** Turning the picture by hand ends what was typed, and leaves the keys to the page. */
function leaveFocus(event: { preventDefault(): void }): void {
  event.preventDefault()
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
}

/** Keeps a scene as large as its canvas, drawn by the loop, and its camera in step with the view. */
function connect(
  scene: Scene,
  canvas: HTMLCanvasElement,
  free: HTMLElement,
  page: Page,
  onLost: (isLost: boolean) => void,
): () => void {
  const { animation, actions, store, side, surroundings, together } = page
  const glide = createCameraGlide(scene, canvas, animation, () => performance.now())
  const joined = together.join(side, scene, animation.request)
  const resize = () => {
    const { width, height } = canvas.getBoundingClientRect()
    scene.resize(width, height, Math.min(MOST_PIXELS, window.devicePixelRatio), roomOf(free, canvas))
    animation.request()
  }
  const observer = new ResizeObserver(resize)
  observer.observe(canvas)
  observer.observe(free)
  scene.setCamera(store.getState().view.camera)
  const lost = () => onLost(true)
  const restored = () => onLost(false)
  canvas.addEventListener('webglcontextlost', lost)
  canvas.addEventListener('webglcontextrestored', restored)
  const ends = [
    onPixelRatio(window, resize),
    () => canvas.removeEventListener('webglcontextlost', lost),
    () => canvas.removeEventListener('webglcontextrestored', restored),
    glide.end,
    joined.leave,
    animation.attach(joined.scene, actions.setCamera),
    animation.onFrame(() => (canvas.dataset['drawings'] = String(scene.drawings()))),
    store.subscribe((state, before) => {
      if (state.view.camera === before.view.camera) return
      // From one step of a lesson to the next it is led there.
      const isNextStep = before.view.lesson !== null && state.view.lesson !== null && state.view.lesson !== before.view.lesson
      glide.goTo(state.view.camera, isNextStep && !surroundings.reducedMotion())
    }),
  ]
  return () => {
    observer.disconnect()
    ends.forEach((stop) => stop())
    scene.destroy()
  }
}

/** Where `free` lies on `canvas`, in CSS pixels, grown about its middle by the share that the picture may bleed. */
function roomOf(free: HTMLElement, canvas: HTMLElement): Room {
  const [inner, outer] = [free.getBoundingClientRect(), canvas.getBoundingClientRect()]
  const [width, height] = [inner.width * BLEED, inner.height * BLEED]
  const x = inner.x - outer.x - (width - inner.width) / 2
  const y = inner.y - outer.y - (height - inner.height) / 2
  return { x, y, width, height }
}
