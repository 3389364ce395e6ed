import type { Matrix } from '../../math/matrix.ts'
import type { SceneFrame, SceneGhost, SceneProps } from '../../scene/props.ts'

/** How long the figure takes from one step of a lesson to the next, in milliseconds. */
export const GLIDE_MS = 700

/** Leads what is drawn from where it stood to what is shown next. */
export interface PictureGlide {
  /** From what was drawn last to the next picture of which `isThere` says that it is the one. */
  start(isThere: () => boolean): void
  /** What is drawn at `now` (milliseconds) in place of what is shown. */
  lead(shown: SceneProps, now: number): SceneProps
  isGliding(): boolean
}

/** Buffers take turns, as the scene tells pictures apart by their arrays; a figure of another size is shown at once. */
export function createPictureGlide(): PictureGlide {
  let last: SceneProps | null = null
  let from: SceneProps | null = null
  let begun = 0
  let isThere: (() => boolean) | null = null
  const spares = [createBlend(), createBlend()]
  return {
    start(isNext) {
      isThere = isNext
    },
    lead(shown, now) {
      if (isThere?.() === true) {
        isThere = null
        // What was drawn last, whose ghost may be the next one's already.
        from = last !== null && isAlike(last, shown) ? copied(last) : null
        begun = now
      }
      const share = Math.min(1, (now - begun) / GLIDE_MS)
      if (share === 1) from = null
      spares.reverse()
      last = from === null ? shown : spares[0](from, shown, share * share * (3 - 2 * share))
      return last
    },
    isGliding: () => from !== null,
  }
}

/** Whether the figures have as many vectors, seen along the same axes. */
function isAlike(from: SceneProps, to: SceneProps): boolean {
  if (from.frame === null || to.frame === null) return false
  const same = (a: Matrix, b: Matrix) => a.rows === b.rows && a.cols === b.cols
  const axes = from.basis.data.every((entry, i) => Math.abs(entry - to.basis.data[i]) < 1e-6)
  return same(from.frame.means, to.frame.means) && same(from.basis, to.basis) && axes
}

/** The props with arrays of their own: those of a frame are written anew. */
function copied(props: SceneProps): SceneProps {
  const own = ({ rows, cols, data }: Matrix): Matrix => ({ rows, cols, data: data.slice() })
  const { frame, ghost, basis } = props
  return {
    ...props,
    basis: own(basis),
    frame: frame && { ...frame, means: own(frame.means), classifiers: own(frame.classifiers), samples: own(frame.samples) },
    ghost: ghost && { ...ghost, means: own(ghost.means), classifiers: own(ghost.classifiers) },
  }
}

/** Props between two, in the units of the second; what the two do not share is the second's. */
function createBlend(): (from: SceneProps, to: SceneProps, share: number) => SceneProps {
  const [means, classifiers, samples, ghostMeans, ghostClassifiers] = Array.from({ length: 5 }, createMix)
  return (from, to, share) => {
    const mean = to.meanUnit / from.meanUnit
    const classifier = to.classifierUnit / from.classifierUnit
    const frame = (a: SceneFrame, b: SceneFrame): SceneFrame => ({
      ...b,
      means: means(a.means, b.means, mean, share),
      classifiers: classifiers(a.classifiers, b.classifiers, classifier, share),
      samples: samples(a.samples, b.samples, mean, share),
    })
    const ghost = (a: SceneGhost, b: SceneGhost): SceneGhost => ({
      ...b,
      means: ghostMeans(a.means, b.means, mean, share),
      classifiers: ghostClassifiers(a.classifiers, b.classifiers, classifier, share),
    })
    return {
      ...to,
      trail: null,
      frame: from.frame && to.frame && frame(from.frame, to.frame),
      ghost: from.ghost && to.ghost ? ghost(from.ghost, to.ghost) : to.ghost,
    }
  }
}

/** (1 − share)·unit·a + share·b where both have the same size; else b. */
function createMix(): (a: Matrix, b: Matrix, unit: number, share: number) => Matrix {
  let out: Matrix = { rows: 0, cols: 0, data: new Float64Array(0) }
  return (a, b, unit, share) => {
    if (a.rows !== b.rows || a.cols !== b.cols) return b
    if (out.rows !== b.rows || out.cols !== b.cols) out = { ...b, data: new Float64Array(b.data.length) }
    for (let i = 0; i < b.data.length; i++) out.data[i] = (1 - share) * unit * a.data[i] + share * b.data[i]
    return out
  }
}
