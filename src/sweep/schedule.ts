/** When a run ends and which of its moments are wanted. */
export interface Schedule {
  /** A time to run to, past rest; null ends the run at rest or at the experiment's horizon. */
  readonly until: number | null
  /** Times at which the state is wanted, rising; null wants every step, without states. */
  readonly at: readonly number[] | null
  /** Whether the state at the end is wanted. */
  readonly atEnd: boolean
}
