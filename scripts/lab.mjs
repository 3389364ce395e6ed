// The command line: builds src/cli where its sources have changed, then runs it.
import { buildProgram } from './build-program.mjs'

await buildProgram({
  name: 'lab',
  // The rooms that the command line is made of; a change elsewhere builds nothing anew.
  folders: ['lib', 'math', 'model', 'metrics', 'theory', 'experiment', 'engine', 'sweep', 'store', 'cli'].map((room) => `src/${room}`),
  inputs: ['src/cli/main.ts', 'src/cli/sweep-worker.ts'],
})
  .then(({ main }) => main(process.argv.slice(2)))
  .catch((error) => {
    console.error(`error: ${error instanceof Error ? error.message : error}`)
    process.exitCode = 2
  })
