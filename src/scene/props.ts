import type { Matrix } from '../math/matrix.ts'
import type { Appearance } from '../theme/appearance.ts'

/** One moment of a run as the scene draws it. Row k belongs to class k. */
export interface SceneFrame {
  /** Classifiers, K × d. */
  readonly classifiers: Matrix
  /** Class means of the features, K × d. */
  readonly means: Matrix
  /** Samples drawn, one a row, S × d, ordered by class; S may be 0. */
  readonly samples: Matrix
  /** Class of each row of `samples`; length S. */
  readonly sampleClasses: Int32Array
}

/** Where the run is expected to end, already rotated into its coordinates. A vanished vector is a zero row. */
export interface SceneGhost {
  /** What theory predicts, in whole lines, or only the best that was found, in dashes; without it 'predicted'. */
  readonly kind?: 'predicted' | 'bestFound'
  /** K × d. */
  readonly classifiers: Matrix
  /** K × d. */
  readonly means: Matrix
}

/** Decision cells: which class wins where, by the frame's classifiers. */
export interface SceneCells {
  /** Biases b, length K; null where the model has none. */
  readonly bias: Float64Array | null
}

/** Where the run has been at M moments, and which place of the clock is now. */
export interface SceneTrail {
  readonly past: {
    /** M·K × d: row m·K + k is class k at moment m, oldest first. */
    readonly means: Matrix
    readonly classifiers: Matrix
    /** Places of the moments on the clock: m/(M − 1). */
    readonly places: Float64Array
    /** For each moment the first one from which the way led here without a jump; length M. */
    readonly since: Int32Array
  }
  /** Within 0 … 1. */
  readonly now: number
}

/** A vector that is drawn: the mean or the classifier of a class, counted from 0. */
export interface Mark {
  readonly kind: 'mean' | 'classifier'
  readonly index: number
}

/** Where a mark is drawn, in CSS pixels from the canvas' left upper corner. */
export interface Place {
  readonly x: number
  readonly y: number
  readonly radius: number
}

/** Everything the scene is told. What is passed is never written to and must not change afterwards. */
export interface SceneProps {
  readonly frame: SceneFrame | null
  readonly ghost: SceneGhost | null
  /** Null, or absent: no cells are drawn. */
  readonly cells?: SceneCells | null
  /** Whether the sphere of radius 1 is drawn, which vectors are held to. */
  readonly sphere?: boolean
  /** Null, or absent: nothing tells where the vectors have come from. */
  readonly trail?: SceneTrail | null
  /** Shown name of each class ('1', '2', …); length K. */
  readonly labels: readonly string[]
  /** Whether class k is of the minority: drawn with a second shape and a ring; length K. */
  readonly minority: readonly boolean[]
  /** Orthonormal rows, 3 × d: the projection of d dimensions on to the picture's three (right, up, towards). */
  readonly basis: Matrix
  /**
   * Length in model units of a mean, and of a classifier, that the scene draws at full size; both > 0. The two live
   * on different scales, so each has its own. A mean of length `meanUnit` lies at distance 1 from the origin; the
   * arrow of a classifier of length `classifierUnit` ends just short of that, at the surface of the mean's mark.
   */
  readonly classifierUnit: number
  readonly meanUnit: number
  /** The mark that the reader touches, which is ringed; null, or absent: none. */
  readonly touched?: Mark | null
  readonly appearance: Appearance
  /** How much heavier lines are, on a projector and on large screens; absent: 1. */
  readonly weight?: number
  /** No motion of our own (the camera stops with the finger) where the reader prefers none. */
  readonly reducedMotion: boolean
}

/** Where the camera stands, as a link keeps it: angles in degrees, zoom 1 is the default framing. */
export interface CameraView {
  /** Turn about the vertical, 0 looks along the basis' third row, in (−180, 180]. */
  readonly azimuth: number
  /** Height above the horizon, within ±89. */
  readonly elevation: number
  /** Within 0.5 … 4. */
  readonly zoom: number
}

/** A part of the canvas, in CSS pixels from its left upper corner. */
export interface Room {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** The renderer: props in, pixels out. It draws when asked and when something changed, never idly. */
export interface Scene {
  /** Takes new props; returns whether anything would be drawn differently. */
  setProps(props: SceneProps): boolean
  /** Draws now if anything changed since the last drawing; returns whether it drew. */
  render(): boolean
  /** Number of drawings so far. */
  drawings(): number
  /**
   * Size of the canvas in CSS pixels, device pixels per CSS pixel, and the room on it that is free of panels: the
   * picture is framed there, and fills the canvas around it. Without a room all of the canvas is free.
   */
  resize(width: number, height: number, pixelRatio: number, room?: Room): void
  /** Moves the camera without telling its listeners; null is the default view. */
  setCamera(camera: CameraView | null): void
  camera(): CameraView
  /** The mark at a place on the canvas, in CSS pixels; null where there is none. */
  markAt(x: number, y: number): Mark | null
  /** The class (from 0) whose name stands at a place on the canvas, in CSS pixels; null where there is none. */
  labelAt(x: number, y: number): number | null
  /** Where a mark is drawn; null where there is none. */
  placeOf(mark: Mark): Place | null
  /** What moving a mark by so many CSS pixels to the right and down means in model units, parallel to the screen; length d. */
  displacement(mark: Mark, dx: number, dy: number): Float64Array | null
  /** Called when a gesture, or its fading, moved the camera and when it came to rest. */
  onCamera(listener: (camera: CameraView, atRest: boolean) => void): () => void
  /** Called when a drawing is due for a reason of the scene's own: the camera moved, a font or the GPU arrived. */
  onDue(listener: () => void): () => void
  destroy(): void
}
