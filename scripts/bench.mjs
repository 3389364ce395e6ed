// The benchmark: builds bench/ where its sources have changed, then runs it.
import { buildProgram, root } from './build-program.mjs'

await buildProgram({
  name: 'bench',
  folders: ['bench', 'src'],
  inputs: ['bench/main.ts'],
  external: ['playwright', 'sirv', 'vite'],
  // TensorFlow.js's WebAssembly is loaded by a script of the former kind of modules.
  banner: 'const __dirname = import.meta.dirname',
})
  .then(({ main }) => main(process.argv.slice(2), root))
  .catch((error) => {
    console.error(`error: ${error instanceof Error ? error.message : error}`)
    process.exitCode = 2
  })
