import type { Instruction, Register } from './program.ts'

/** The registers an instruction reads. */
export function inputsOf(instruction: Instruction): Register[] {
  switch (instruction.op) {
    case 'product':
    case 'inner':
    case 'rowInner':
      return [instruction.a, instruction.b]
    case 'residual':
      return [instruction.logits]
    case 'columnLosses':
      return instruction.residual === undefined ? [instruction.logits] : [instruction.logits, instruction.residual]
    case 'ones':
      return []
    case 'combine':
      return instruction.terms.map((term) => term.register)
    case 'sum':
    case 'normalise':
    case 'scaleColumns':
      return [instruction.a]
    case 'normaliseSlope':
      return [instruction.a, instruction.vector]
    case 'scaleRows':
      return [instruction.a, instruction.factors]
    case 'tangent':
      return [instruction.point, instruction.vector]
    case 'retract':
      return [instruction.point]
  }
}

/** The instructions, in order, without those that no output depends on. */
export function needed(instructions: readonly Instruction[], outputs: readonly Register[]): Instruction[] {
  const wanted = new Set(outputs)
  const kept = instructions.toReversed().filter((instruction) => {
    if (!wanted.has(instruction.out)) return false
    inputsOf(instruction).forEach((register) => wanted.add(register))
    return true
  })
  return kept.toReversed()
}
