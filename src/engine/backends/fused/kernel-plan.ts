import type { Program } from '../../../model/program.ts'
import type { Kind } from './machine.ts'

/** How a flow is run: its kind of kernel, the threads its text is written for, and how much is kept between readings. */
export interface KernelPlan {
  readonly kind: Kind
  readonly threads: number
  readonly slots: number
  /** Multiplications of one gradient. */
  readonly work: number
}

/** Multiplications of one gradient up to which one workgroup beats the dispatches that more would take. */
const ONE_GROUP_WORK = 4e5
/** Threads of a workgroup: every device grants 256. */
const MOST_THREADS = 256
/** Threads that keep a device busy where a level is a dispatch of its own. */
const WIDE_THREADS = 4096
/** Bytes of a reading at most, unless two slots are more. */
const READING_BYTES = 2 ** 20
const MOST_SLOTS = 64

/** Instructions that give one thread a whole row of samples: many workgroups would not help them. */
const ROW_BOUND = new Set(['normalise', 'normaliseSlope', 'rowInner'])

/** The plan for a program on a device of these limits; null where no kernel of ours is good at it. */
export function planOf(program: Program, limits: GPUSupportedLimits, force: Kind | null = null): KernelPlan | null {
  const work = workOf(program)
  const kind = force ?? (work <= ONE_GROUP_WORK ? 'oneGroup' : 'levels')
  if (kind === 'levels' && program.velocity.instructions.some(({ op }) => ROW_BOUND.has(op))) return null
  const numbers = program.shapes.reduce((sum, { rows, cols }) => sum + rows * cols, 0)
  const state = stateLength(program)
  // Registers, four more vectors as long as the state, and shares of products and sums.
  const bytes = 4 * (2 * numbers + 4 * state)
  if (bytes > Math.min(limits.maxStorageBufferBindingSize, limits.maxBufferSize)) return null
  const slots = Math.max(2, Math.min(MOST_SLOTS, Math.floor(READING_BYTES / (8 * state))))
  return { kind, slots, work, threads: kind === 'oneGroup' ? groupThreads(program) : WIDE_THREADS }
}

/** A quarter of the entries of the largest block: software adapters want few threads at small sizes. */
export function groupThreads(program: Program): number {
  const largest = Math.max(...program.blocks.map(({ register }) => program.shapes[register].rows * program.shapes[register].cols))
  return Math.min(MOST_THREADS, Math.max(32, 2 ** Math.ceil(Math.log2(largest / 4))))
}

/** Numbers of one state. */
function stateLength({ blocks, shapes }: Program): number {
  return blocks.reduce((sum, { register }) => sum + shapes[register].rows * shapes[register].cols, 0)
}

/** Multiplications of the products of one gradient. */
export function workOf({ velocity, shapes }: Program): number {
  return velocity.instructions.reduce((sum, instruction) => {
    if (instruction.op !== 'product') return sum
    const { rows, cols } = shapes[instruction.out]
    const { rows: height, cols: width } = shapes[instruction.a]
    return sum + rows * cols * (instruction.transposeA ? height : width)
  }, 0)
}
