import { lab } from './lab.ts'
import { processIo } from './process-io.ts'

/** Runs the command of this process to its end and exits with its code. */
export async function main(args: readonly string[]): Promise<void> {
  const io = processIo()
  const code = await lab(args, io)
  // Nothing waits to be written any more; a graphics device would keep the process alive.
  process.exit(code)
}
