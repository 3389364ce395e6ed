import type { Mark, Scene } from '../../scene/props.ts'
import type { Page } from '../page.ts'

/** A press that moves by less, in CSS pixels, is a press and not a drag. */
const STILL = 3
/** CSS pixels of one key press. */
const KEY_STEP = 12

const arrows: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}

/** The keys of the picture beside those of the camera; true where the key was one of them. */
export type TouchKeys = (event: { readonly key: string; readonly shiftKey: boolean }) => boolean

/**
 * Lets the reader touch the marks of a scene: a mark under the pointer is ringed and tells its angles; dragged and let
 * go it is moved there in the run. With keys: [ and ] go from mark to mark, ⇧ with arrows drags, Enter lets go,
 * Escape puts it back.
 */
export function connectTouch(scene: Scene, canvas: HTMLCanvasElement, { hand, actions, lab, animation, store }: Page): { keys: TouchKeys; end(): void } {
  let drag: { readonly mark: Mark; readonly pointer: number | null; dx: number; dy: number; readonly x: number; readonly y: number } | null = null

  const placeIn = (event: PointerEvent): [number, number] => {
    const { left, top } = canvas.getBoundingClientRect()
    return [event.clientX - left, event.clientY - top]
  }
  const begin = (mark: Mark, pointer: number | null, x = 0, y = 0) => {
    // The vector is taken from the moment on show, which stands still in the meantime.
    actions.pause()
    drag = { mark, pointer, dx: 0, dy: 0, x, y }
    hand.touch(mark)
    canvas.dataset['held'] = mark.kind
  }
  const moveTo = (dx: number, dy: number) => {
    if (drag === null) return
    ;[drag.dx, drag.dy] = [dx, dy]
    const delta = scene.displacement(drag.mark, dx, dy)
    hand.hold(delta === null ? null : { mark: drag.mark, delta })
  }
  const finish = (isDone: boolean) => {
    const held = hand.held()
    const far = drag !== null && Math.hypot(drag.dx, drag.dy) >= STILL
    drag = null
    delete canvas.dataset['held']
    if (!isDone || held === null || !far) return hand.hold(null)
    const problem = actions.displace(held.mark.kind === 'mean' ? 'moveMean' : 'moveClassifier', held.mark.index, held.delta)
    if (problem === null) return
    hand.hold(null)
    store.setState({ problems: [problem] })
  }
  /** What was let go stays where the hand had it until the run shows it there. */
  const letGo = () => {
    if (drag === null && hand.held() !== null && !lab.player.isWaiting()) hand.hold(null)
  }

  const down = (event: PointerEvent) => {
    if (event.button !== 0 || !event.isPrimary || lab.player.isWaiting()) return
    const [x, y] = placeIn(event)
    const mark = scene.markAt(x, y)
    if (mark === null) return hand.touch(null)
    // The camera's own gestures do not hear of it.
    event.stopImmediatePropagation()
    event.preventDefault()
    canvas.setPointerCapture(event.pointerId)
    begin(mark, event.pointerId, x, y)
  }
  const move = (event: PointerEvent) => {
    const [x, y] = placeIn(event)
    if (drag === null) {
      // While the camera turns nothing is touched.
      if (event.buttons === 0) hand.touch(scene.markAt(x, y))
      return
    }
    if (event.pointerId === drag.pointer) moveTo(x - drag.x, y - drag.y)
  }
  const up = (event: PointerEvent) => {
    if (drag?.pointer === event.pointerId) finish(event.type === 'pointerup')
  }
  const leave = () => {
    if (drag === null) hand.touch(null)
  }
  const escape = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || drag === null) return
    event.preventDefault()
    finish(false)
  }
  // On the way down, so that the camera's gestures can be kept from hearing.
  canvas.addEventListener('pointerdown', down, { capture: true })
  canvas.addEventListener('pointermove', move)
  canvas.addEventListener('pointerup', up)
  canvas.addEventListener('pointercancel', up)
  canvas.addEventListener('pointerleave', leave)
  window.addEventListener('keydown', escape, { capture: true })
  const unfollow = animation.onFrame(letGo)
  const stop = hand.onChange(() => {
    canvas.dataset['touched'] = hand.touched()?.kind ?? ''
    animation.request()
  })

  const keys: TouchKeys = ({ key, shiftKey }) => {
    if (key === '[' || key === ']') {
      if (drag !== null) finish(false)
      hand.touch(nextMark(hand.touched(), key === ']' ? 1 : -1, lab.player.frame()?.means.rows ?? 0))
      return true
    }
    const touched = hand.touched()
    if (touched === null) return false
    if (key === 'Escape') {
      if (drag === null) hand.touch(null)
      else finish(false)
      return true
    }
    if (key === 'Enter' && drag !== null) {
      finish(true)
      return true
    }
    if (!shiftKey || !Object.hasOwn(arrows, key) || lab.player.isWaiting()) return false
    if (drag === null) begin(touched, null)
    const [right, lower] = arrows[key]
    moveTo((drag?.dx ?? 0) + KEY_STEP * right, (drag?.dy ?? 0) + KEY_STEP * lower)
    return true
  }
  return {
    keys,
    end() {
      stop()
      unfollow()
      hand.hold(null)
      hand.touch(null)
      canvas.removeEventListener('pointerdown', down, { capture: true })
      canvas.removeEventListener('pointermove', move)
      canvas.removeEventListener('pointerup', up)
      canvas.removeEventListener('pointercancel', up)
      canvas.removeEventListener('pointerleave', leave)
      window.removeEventListener('keydown', escape, { capture: true })
    },
  }
}

/** The means in order, then the classifiers, then none. */
export function nextMark(mark: Mark | null, direction: 1 | -1, K: number): Mark | null {
  if (K === 0) return null
  const now = mark === null ? (direction > 0 ? -1 : 2 * K) : mark.index + (mark.kind === 'mean' ? 0 : K)
  const next = now + direction
  if (next < 0 || next >= 2 * K) return null
  return next < K ? { kind: 'mean', index: next } : { kind: 'classifier', index: next - K }
}
