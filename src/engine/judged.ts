import type { Instruction, Program, Routine } from '../model/program.ts'

/**
 * The outputs of a program's velocity, then its objective: what both are made of is computed once, and the losses are
 * told by the residual where there is one.
 */
export function judged({ velocity, objective }: Program): Routine {
  const known = new Set(velocity.instructions.map(({ out }) => out))
  const more = objective.instructions.filter(({ out }) => !known.has(out)).map((instruction) => told(instruction, velocity))
  return { instructions: [...velocity.instructions, ...more], outputs: [...velocity.outputs, ...objective.outputs] }
}

function told(instruction: Instruction, { instructions }: Routine): Instruction {
  if (instruction.op !== 'columnLosses') return instruction
  const { logits, targets, loss } = instruction
  const same = instructions.find(
    (one) => one.op === 'residual' && one.logits === logits && one.targets === targets && one.loss === loss,
  )
  return same === undefined ? instruction : { ...instruction, residual: same.out }
}
