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
  const registers: (T | undefined)[] = []
  program.blocks.forEach(({ register }, i) => (registers[register] = state[i]))
  const releases = lastUses(program, routine)
  routine.instructions.forEach((instruction, i) => {
    registers[instruction.out] = run(backend, program, instruction, registers as T[])
    for (const register of releases[i]) backend.release(registers[register] as T)
  })
  return routine.outputs.map((register) => registers[register] as T)
}

function run<T>(backend: Primitives<T>, program: Program, instruction: Instruction, registers: readonly T[]): T {
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
      return backend.columnLosses(registers[instruction.logits], instruction.targets, instruction.loss)
    case 'combine':
      return backend.combine(
        instruction.terms.map((term) => term.factor),
        instruction.terms.map((term) => registers[term.register]),
      )
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
    case 'rowInner':
      return backend.rowInner(registers[instruction.a], registers[instruction.b])
  }
}

const cache = new WeakMap<Routine, Register[][]>()

/** For each instruction, the temporaries that nothing after it reads. */
function lastUses(program: Program, routine: Routine): Register[][] {
  const known = cache.get(routine)
  if (known !== undefined) return known
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
  cache.set(routine, releases)
  return releases
}
