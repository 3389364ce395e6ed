import type { Matrix } from '../math/matrix.ts'

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

/** The theory target, already rotated into the run's coordinates. */
export interface SceneGhost {
  /** K × d. */
  readonly classifiers: Matrix
  /** K × d. */
  readonly means: Matrix
}

export interface SceneProps {
  readonly frame: SceneFrame | null
  readonly ghost: SceneGhost | null
  /** Shown name of each class ('1', '2', …); length K. */
  readonly labels: readonly string[]
  /** Whether class k is of the minority: drawn with a second shape and a ring; length K. */
  readonly minority: readonly boolean[]
  /** Orthonormal rows, 3 × d: the projection of d dimensions on to the picture's three. */
  readonly basis: Matrix
  /**
   * Length in model units drawn as one scene unit, for classifiers and for means and samples:
   * the two live on different scales, so each is drawn on its own.
   */
  readonly classifierUnit: number
  readonly meanUnit: number
  readonly appearance: 'light' | 'dark'
  /** No animation of our own (auto-orbit, easing) where the reader prefers none. */
  readonly reducedMotion: boolean
}

/** Where the camera stands, as a link keeps it: angles in degrees, zoom 1 is the default framing. */
export interface CameraView {
  readonly azimuth: number
  readonly elevation: number
  readonly zoom: number
}

/** The renderer: props in, pixels out. It draws when asked and when something changed, never idly. */
export interface Scene {
  /** Takes new props; returns whether anything would be drawn differently. */
  setProps(props: SceneProps): boolean
  /** Draws now if anything changed since the last drawing; returns whether it drew. */
  render(): boolean
  /** Number of drawings so far. */
  drawings(): number
  resize(width: number, height: number, pixelRatio: number): void
  setCamera(camera: CameraView): void
  camera(): CameraView
  /** Called when a gesture moved the camera (a drawing is due) and when it came to rest. */
  onCamera(listener: (camera: CameraView, atRest: boolean) => void): () => void
  destroy(): void
}
