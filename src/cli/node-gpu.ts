import { sentenceOf } from '../lib/errors.ts'
import { exitCodes, Failure } from './failure.ts'

/** The part of the package webgpu (Dawn for Node) that is used. */
interface Dawn {
  create(flags: readonly string[]): GPU
  readonly globals: Readonly<Record<string, unknown>>
}

/** Not a dependency: it takes 130 MB, and most runs want float64. */
const PACKAGE = 'webgpu'
/** The version that was tried. */
const VERSION = '0.6.2'

/**
 * WebGPU in Node, with the globals that TensorFlow.js reads; throws Failure with a sentence that says
 * what to install where there is none.
 */
export async function openNodeGPU(name: string = PACKAGE): Promise<GPU> {
  const { create, globals } = await loadDawn(name)
  Object.assign(globalThis, globals)
  const gpu = create([])
  if ((await gpu.requestAdapter()) === null) {
    const needed = 'it needs a driver for Vulkan, Metal or Direct3D 12 (on Linux also libvulkan1)'
    throw new Failure([`--engine webgpu: the package ${name} finds no graphics adapter; ${needed}.`], exitCodes.failed)
  }
  // Node 20 has no navigator, later ones have one that takes new properties only by definition.
  if (!('navigator' in globalThis)) Object.defineProperty(globalThis, 'navigator', { value: {}, configurable: true })
  Object.defineProperty(globalThis.navigator, 'gpu', { value: gpu, configurable: true })
  return gpu
}

/** A name in a variable: bundlers and the type check leave an absent package alone. */
async function loadDawn(name: string): Promise<Dawn> {
  try {
    return (await import(/* @vite-ignore */ name)) as Dawn
  } catch (error) {
    const missing = error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND'
    const why = missing ? `the package ${name} is not installed` : `the package ${name} does not load: ${sentenceOf(error)}`
    const how = `Install it with npm install --no-save ${PACKAGE}@${VERSION}.`
    throw new Failure([`--engine webgpu: ${why}. ${how}`], exitCodes.failed)
  }
}
