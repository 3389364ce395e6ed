/** One accepted moment of a flow, on the host, in float64. */
export interface Knot {
  readonly t: number
  /** The state, one array a block in the program's order, row-major. */
  readonly state: readonly Float64Array[]
  /** dX/dt there, likewise. */
  readonly velocity: readonly Float64Array[]
  /** Loss + penalties. */
  readonly objective: number
}

/** Why a run is over; `sentence` is for the reader. */
export interface Ending {
  readonly kind: 'rest' | 'horizon' | 'floor' | 'diverged' | 'cancelled'
  readonly t: number
  readonly sentence: string
}
