import { inputsOf } from '../model/instructions.ts'
import type { Instruction, Program, Register, Routine } from '../model/program.ts'
import type { Primitives } from './backends/contract.ts'

/**
 * Runs a routine on a backend: `state` holds the blocks in the program's order, the result one
 * tensor per output. Temporaries go back to the backend after their last use; the state does
 * not, and belongs to the caller like the outputs. An output that is a state block is returned
 * as it stands.
 */
export function execute<T>(backend: Primitives<T>, program: Program, routine: Routine, state: readonly T[]): T[] {
  const registers: T[] = []
  for (let b = 0; b < state.length; b++) registers[program.blocks[b].register] = state[b]
  for (const step of stepsOf(program, routine)) {
    const { instruction, releases } = step
    registers[instruction.out] = run(backend, program, step, registers)
    for (const register of releases) backend.release(registers[register])
  }
  return routine.outputs.map((register) => registers[register])
}

function run<T>(
  backend: Primitives<T>,
  program: Program,
  { instruction, factors, inputs }: Step,
  registers: readonly T[],
): T {
  switch (instruction.op) {
    case 'product':
      return backend.product(
        registers[instruction.a],
        registers[instruction.b],
        instruction.transposeA,
        instruction.transposeB,
      )
    case 'residual':
      return backend.residual(registers[instruction.logits], instruction.targets, instruction.loss)
    case 'columnLosses':
      return backend.columnLosses(
        registers[instruction.logits],
        instruction.targets,
        instruction.loss,
        instruction.residual === undefined ? undefined : registers[instruction.residual],
      )
    case 'combine':
      return backend.combine(factors, at(registers, inputs))
    case 'ones':
      return backend.ones(program.shapes[instruction.out])
    case 'inner':
      return backend.inner(registers[instruction.a], registers[instruction.b])
    case 'sum':
      return backend.sum(registers[instruction.a])
    case 'tangent':
      return backend.tangent(
        registers[instruction.point],
        registers[instruction.vector],
        instruction.along,
        instruction.weights,
      )
    case 'retract':
      return backend.retract(
        registers[instruction.point],
        instruction.radius,
        instruction.along,
        instruction.weights,
      )
    case 'normalise':
      return backend.normalise(registers[instruction.a])
    case 'normaliseSlope':
      return backend.normaliseSlope(registers[instruction.a], registers[instruction.vector])
    case 'scaleRows':
      return backend.scaleRows(registers[instruction.a], registers[instruction.factors])
    case 'scaleColumns':
      return backend.scaleColumns(registers[instruction.a], instruction.weights)
    case 'rowInner':
      return backend.rowInner(registers[instruction.a], registers[instruction.b])
  }
}

/** The tensors of some registers. */
function at<T>(registers: readonly T[], wanted: readonly Register[]): T[] {
  const tensors: T[] = []
  for (const register of wanted) tensors.push(registers[register])
  return tensors
}

/** An instruction with what is known of it before it runs. */
interface Step {
  readonly instruction: Instruction
  /** Those of the terms of a `combine`. */
  readonly factors: readonly number[]
  readonly inputs: readonly Register[]
  /** The temporaries that nothing after it reads. */
  readonly releases: readonly Register[]
}

const cache = new WeakMap<Routine, readonly Step[]>()

function stepsOf(program: Program, routine: Routine): readonly Step[] {
  const known = cache.get(routine)
  if (known !== undefined) return known
  const releases = lastUses(program, routine)
  const steps = routine.instructions.map((instruction, i) => ({
    instruction,
    factors: instruction.op === 'combine' ? instruction.terms.map(({ factor }) => factor) : [],
    inputs: inputsOf(instruction),
    releases: releases[i],
  }))
  cache.set(routine, steps)
  return steps
}

/** For each instruction, the temporaries that nothing after it reads. */
function lastUses(program: Program, routine: Routine): Register[][] {
  const kept = new Set([...routine.outputs, ...program.blocks.map((block) => block.register)])
  const releases: Register[][] = routine.instructions.map(() => [])
  for (let i = routine.instructions.length - 1; i >= 0; i--) {
    const instruction = routine.instructions[i]
    for (const register of [...inputsOf(instruction), instruction.out]) {
      if (kept.has(register)) continue
      kept.add(register)
      releases[i].push(register)
    }
  }
  return releases
}
