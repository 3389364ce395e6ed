import type { Blocks, System } from './system.ts'

/**
 * Lets the host attend to other things, null where it wants no pause, which costs nothing; where it ends the run,
 * what is held is released first.
 */
export function pause<T>(system: System<T>, ...held: readonly Blocks<T>[]): Promise<void> | null {
  const leave = (error: unknown): never => {
    system.release(...held)
    throw error
  }
  try {
    return system.breathe()?.catch(leave) ?? null
  } catch (error) {
    return leave(error)
  }
}
