import { processIo } from '../src/cli/process-io.ts'
import { bench } from './bench.ts'

/** Runs the benchmark in this process to its end and exits with its code. `root`: the project's folder. */
export async function main(args: readonly string[], root: string): Promise<void> {
  const code = await bench(args, root, processIo())
  // A graphics device would keep the process alive.
  process.exit(code)
}
