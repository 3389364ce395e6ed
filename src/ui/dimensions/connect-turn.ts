import { turnAbout } from '../../math/turn-about.ts'
import { multiply, matrix, transpose, type Matrix } from '../../math/matrix.ts'
import type { Mark, Scene } from '../../scene/props.ts'
import type { Page } from '../page.ts'

/** A press that moves by less, in CSS pixels, is a press and not a drag. */
const STILL = 3
/** CSS pixels of one key press. */
const KEY_STEP = 16
/** A vector shorter than this part of its kind's longest has vanished, and is no handle. */
const VANISHED = 1e-6

const arrows: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}

/** A drag of the space about a vector; the axes are those at its beginning. */
interface Grip {
  readonly mark: Mark
  readonly vector: Float64Array
  readonly basis: Matrix
  readonly length: number
}

/** The keys that turn the space of more than three dimensions; true where the key was one of them. */
export type TurnKeys = (event: { readonly key: string; readonly altKey: boolean }) => boolean

/**
 * Lets the reader turn more than three dimensions about a vector: the name of a class, or any mark with Alt, is dragged
 * and its vector follows the pointer, as far as its length goes; what was hidden comes into view. With keys: Alt and
 * arrows turn about the mark that is touched. Escape puts the view back. To be connected before the marks are.
 */
export function connectTurn(scene: Scene, canvas: HTMLCanvasElement, { hand, turn, actions, lab }: Page): { keys: TurnKeys; end(): void } {
  let drag: { readonly grip: Grip; readonly pointer: number; readonly x: number; readonly y: number; far: boolean } | null = null

  const placeIn = (event: PointerEvent): [number, number] => {
    const { left, top } = canvas.getBoundingClientRect()
    return [event.clientX - left, event.clientY - top]
  }
  const gripOf = (mark: Mark | null): Grip | null => {
    const frame = lab.player.frame()
    const basis = turn.shown()
    if (mark === null || frame === null || basis === null || basis.cols <= 3 || frame.means.cols !== basis.cols) return null
    const rows = mark.kind === 'mean' ? frame.means : frame.classifiers
    if (mark.index >= rows.rows) return null
    const vector = rows.data.slice(mark.index * rows.cols, (mark.index + 1) * rows.cols)
    const length = Math.hypot(...vector)
    return length > VANISHED * longest(rows) ? { mark, vector, basis, length } : null
  }
  /** The name of a class is the handle of its mean, or of its classifier where the mean has vanished. */
  const gripAt = (x: number, y: number, alt: boolean): Grip | null => {
    const index = scene.labelAt(x, y)
    if (index !== null) return gripOf({ kind: 'mean', index }) ?? gripOf({ kind: 'classifier', index })
    return alt ? gripOf(scene.markAt(x, y)) : null
  }
  const turned = ({ mark, vector, basis, length }: Grip, dx: number, dy: number): Matrix | null => {
    const now = turn.shown()
    const delta = scene.displacement(mark, dx, dy)
    if (delta === null || now === null) return null
    // Parallel to the screen, whatever the axes are by now.
    const step = multiply(now, transpose(matrix(1, now.cols, delta)))
    const before = multiply(basis, transpose(matrix(1, basis.cols, vector)))
    return turnAbout(basis, vector, Array.from(before.data, (x, axis) => (x + step.data[axis]) / length))
  }
  const finish = (isDone: boolean) => {
    const basis = turn.held()
    drag = null
    delete canvas.dataset['turning']
    if (isDone && basis !== null) actions.setSee(Array.from(basis.data))
    turn.hold(null)
  }

  const down = (event: PointerEvent) => {
    if (event.button !== 0 || !event.isPrimary) return
    const [x, y] = placeIn(event)
    const grip = gripAt(x, y, event.altKey)
    if (grip === null) return
    // Neither the camera's gestures nor the marks hear of it.
    event.stopImmediatePropagation()
    event.preventDefault()
    canvas.setPointerCapture(event.pointerId)
    drag = { grip, pointer: event.pointerId, x, y, far: false }
    canvas.dataset['turning'] = grip.mark.kind
    hand.touch(null)
  }
  const move = (event: PointerEvent) => {
    const [x, y] = placeIn(event)
    if (drag === null) {
      if (event.buttons === 0) canvas.toggleAttribute('data-turnable', gripAt(x, y, event.altKey) !== null)
      return
    }
    event.stopImmediatePropagation()
    if (event.pointerId !== drag.pointer) return
    drag.far ||= Math.hypot(x - drag.x, y - drag.y) >= STILL
    if (drag.far) turn.hold(turned(drag.grip, x - drag.x, y - drag.y) ?? turn.held())
  }
  const up = (event: PointerEvent) => {
    if (drag?.pointer !== event.pointerId) return
    event.stopImmediatePropagation()
    finish(event.type === 'pointerup')
  }
  const escape = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || drag === null) return
    event.preventDefault()
    event.stopImmediatePropagation()
    finish(false)
  }
  canvas.addEventListener('pointerdown', down, { capture: true })
  canvas.addEventListener('pointermove', move, { capture: true })
  canvas.addEventListener('pointerup', up, { capture: true })
  canvas.addEventListener('pointercancel', up, { capture: true })
  window.addEventListener('keydown', escape, { capture: true })

  return {
    keys({ key, altKey }) {
      if (!altKey || !Object.hasOwn(arrows, key)) return false
      const grip = gripOf(hand.touched())
      if (grip === null) return false
      const [right, lower] = arrows[key]
      const basis = turned(grip, KEY_STEP * right, KEY_STEP * lower)
      if (basis !== null) actions.setSee(Array.from(basis.data))
      return true
    },
    end() {
      finish(false)
      canvas.removeEventListener('pointerdown', down, { capture: true })
      canvas.removeEventListener('pointermove', move, { capture: true })
      canvas.removeEventListener('pointerup', up, { capture: true })
      canvas.removeEventListener('pointercancel', up, { capture: true })
      window.removeEventListener('keydown', escape, { capture: true })
    },
  }
}

function longest({ rows, cols, data }: Matrix): number {
  return Math.max(...Array.from({ length: rows }, (_, i) => Math.hypot(...data.subarray(i * cols, (i + 1) * cols))))
}
