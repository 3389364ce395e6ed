import type { Blocks, System } from './system.ts'

/** Lets the host attend to other things; where it ends the run, what is held is released first. */
export async function pause<T>(system: System<T>, held: readonly Blocks<T>[]): Promise<void> {
  try {
    const wanted = system.breathe()
    if (wanted !== null) await wanted
  } catch (error) {
    system.release(...held)
    throw error
  }
}
