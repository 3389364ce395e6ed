import type { Instruction, Register } from './program.ts'

/** How the registers of a computation move when its inputs do. */
export interface ForwardMode {
  /** The instructions that compute the velocities, in order. */
  readonly instructions: readonly Instruction[]
  /** Adds what the output of the next instruction of the computation needs. */
  follow(instruction: Instruction): void
  /** The register of dX/dt of a register; of zeros where nothing it depends on moves. */
  velocityOf(register: Register): Register
}

/**
 * Forward differentiation: given the velocities of the inputs, those of everything computed from them.
 * C = op(A) op(B): dC = op(dA) op(B) + op(A) op(dB); sums and row factors likewise; a normalisation
 * by its Jacobian. Throws TypeError for instructions that end a computation.
 * @param like a new register of the same shape.
 * @param seeds the velocities of the inputs.
 */
export function createForwardMode(
  like: (register: Register) => Register,
  seeds: ReadonlyMap<Register, Register>,
): ForwardMode {
  const instructions: Instruction[] = []
  const velocities = new Map(seeds)
  const put = (instruction: Instruction): Register => {
    instructions.push(instruction)
    return instruction.out
  }
  const sum = (out: Register, parts: readonly Register[]) => {
    if (parts.length === 1) velocities.set(out, parts[0])
    if (parts.length < 2) return
    velocities.set(out, put({ op: 'combine', out: like(out), terms: parts.map((register) => ({ factor: 1, register })) }))
  }
  /** The instruction once for each input that moves, with its velocity in its place. */
  const each = (out: Register, inputs: readonly Register[], write: (moved: Register, i: number, to: Register) => Instruction) =>
    sum(
      out,
      inputs.flatMap((input, i) => {
        const moved = velocities.get(input)
        return moved === undefined ? [] : [put(write(moved, i, like(out)))]
      }),
    )
  const follow = (instruction: Instruction): void => {
    const { out } = instruction
    switch (instruction.op) {
      case 'ones':
        return
      case 'product': {
        const { a, b } = instruction
        return each(out, [a, b], (moved, i, to) => ({ ...instruction, out: to, ...(i === 0 ? { a: moved } : { b: moved }) }))
      }
      case 'scaleRows': {
        const { a, factors } = instruction
        return each(out, [a, factors], (moved, i, to) => ({
          ...instruction,
          out: to,
          ...(i === 0 ? { a: moved } : { factors: moved }),
        }))
      }
      case 'normalise':
        return each(out, [instruction.a], (vector, _, to) => ({ op: 'normaliseSlope', out: to, a: instruction.a, vector }))
      case 'combine': {
        const terms = instruction.terms.flatMap(({ factor, register }) => {
          const moved = velocities.get(register)
          return moved === undefined ? [] : [{ factor, register: moved }]
        })
        if (terms.length > 0) velocities.set(out, put({ op: 'combine', out: like(out), terms }))
        return
      }
      default:
        throw new TypeError(`the instruction '${instruction.op}' has no forward derivative`)
    }
  }
  const velocityOf = (register: Register): Register => {
    const known = velocities.get(register)
    if (known !== undefined) return known
    return put({ op: 'combine', out: like(register), terms: [{ factor: 0, register }] })
  }
  return { instructions, follow, velocityOf }
}
