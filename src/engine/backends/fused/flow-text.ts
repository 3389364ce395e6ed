import type { Instruction, Program } from '../../../model/program.ts'
import { functions } from '../wgsl/functions.ts'
import { decideText, HEADER_WORDS, JOURNAL_WORDS } from './decide-text.ts'
import { instructionPhases } from './instruction-phases.ts'
import { levelsOf, type Level, type Phase } from './phase.ts'
import { sumPhases } from './sum-phases.ts'
import { createWriter, type Tables, type Writer } from './writer.ts'

/** One tick of a flow as text, and what runs it must know. */
export interface FlowText extends Tables {
  /** Declarations: constants, bindings, functions. */
  readonly head: string
  /** Levels before the decision. */
  readonly before: readonly Level[]
  /** Statements that move the vectors, for `stateLength` threads. */
  readonly move: string
  /** Statements before the move of any entry: the decision's orders. */
  readonly orders: string
  /** Levels after it: the state put back on to its constraints at the end of a step. */
  readonly after: readonly Level[]
  /** Numbers of one state. */
  readonly stateLength: number
  /** Length of an instance's memory; it begins with the point. */
  readonly memoryLength: number
  /** Where the accepted state begins. */
  readonly acceptedAt: number
  /** Accepted steps that are kept until the host reads them. */
  readonly slots: number
  /** Where the slots begin behind header and journal, the words of one, and of all that an instance reports. */
  readonly slotsAt: number
  readonly slotWords: number
  readonly instanceWords: number
}

/**
 * Writes one tick of the Runge–Kutta–Chebyshev flow of a program: the velocity at the point, at the end of a step
 * also the objective and the sums that judge it, the decision, and the move of all vectors. Two programs that
 * differ in numbers or labels only have the same text. `slots`: accepted steps kept between readings.
 */
export function flowText(program: Program, slots: number, threads: number): FlowText {
  const writer = createWriter(program, threads)
  const point = placeAll(writer, program.blocks.map(({ register }) => register))
  const slope = placeAll(writer, program.velocity.outputs)
  const stateLength = slope - point
  const [y, f, previous, direction] = Array.from({ length: 4 }, () => writer.reserve(stateLength))
  const blocks = program.blocks.length
  const sums = writer.reserve(2 * blocks)
  const norms = writer.reserve(2 * blocks)
  const before = levelsOf([
    ...phasesOf(program.velocity.instructions, 'evaluating', writer),
    ...phasesOf(without(program.objective.instructions, program.velocity.instructions), 'judging', writer),
    ...judgement(program, { point, slope, y, f, sums }, writer),
  ])
  program.retraction?.instructions.forEach(({ out }, i) => writer.alias(out, heldBlock(program, i)))
  const after = levelsOf(phasesOf(program.retraction?.instructions ?? [], 'ending', writer))
  const slotWords = 2 * stateLength
  const objective = writer.place(program.objective.outputs[0])
  const decide = decideText({ blocks, sums, norms, objective, slots, slotWords })
  const { numbers, labels } = writer.tables
  const head = `
@group(0) @binding(0) var<storage, read_write> memory : array<f32>;
@group(0) @binding(1) var<storage, read_write> control : array<Control>;
@group(0) @binding(2) var<storage, read_write> slots : array<f32>;
@group(0) @binding(3) var<storage, read> numbers : array<f32>;
@group(0) @binding(4) var<storage, read> labels : array<i32>;
@group(0) @binding(5) var<storage, read> table : array<vec4f>;
const MEMORY = ${writer.length()};
const NUMBERS = ${numbers.length};
const LABELS = ${labels.length};
${functions}
${decide}`
  const orders = orderNames.map((name) => `let ${name} = control[instance].${name};`).join(' ')
  const move = moveText(writer, { point, slope, y, f, previous, direction, stateLength })
  return {
    ...writer.tables,
    head,
    before,
    move,
    orders,
    after,
    stateLength,
    memoryLength: writer.length(),
    acceptedAt: y,
    slots,
    slotsAt: HEADER_WORDS + slots * JOURNAL_WORDS,
    slotWords,
    instanceWords: HEADER_WORDS + slots * (JOURNAL_WORDS + slotWords),
  }
}

/** Whether two programs differ in numbers and labels only. */
export function sameText(a: FlowText, b: FlowText): boolean {
  return a.head === b.head && a.move === b.move && JSON.stringify([a.before, a.after]) === JSON.stringify([b.before, b.after])
}

/** Places registers side by side; returns where the first begins. */
function placeAll(writer: Writer, registers: readonly number[]): number {
  return registers.map((register) => writer.place(register))[0]
}

function phasesOf(instructions: readonly Instruction[], when: Phase['when'], writer: Writer): Phase[] {
  return instructions.flatMap((instruction) => instructionPhases(instruction, when, writer))
}

function without(instructions: readonly Instruction[], done: readonly Instruction[]): Instruction[] {
  const known = new Set(done.map(({ out }) => out))
  return instructions.filter(({ out }) => !known.has(out))
}

/** The block that instruction number `i` of the retraction puts back. */
function heldBlock({ blocks, retraction }: Program, i: number): number {
  const out = retraction?.instructions[i].out
  return blocks[retraction?.outputs.findIndex((register) => register === out) ?? 0].register
}

/** The sums of squares that a step, a power iteration or a probe is judged by, block by block. */
function judgement(
  program: Program,
  at: { point: number; slope: number; y: number; f: number; sums: number },
  writer: Writer,
): Phase[] {
  const begin = ['gap', 'slope', 'velocity', 'state']
    .map((name) => `let ${name} = control[instance].${name}Factor;`)
    .join(' ')
  let first = 0
  return program.blocks.flatMap(({ register }, b) => {
    const { rows, cols } = program.shapes[register]
    const entry = (offset: number) => writer.memory(offset + first, 'e')
    const prepare = `let x = ${entry(at.point)}; let y = ${entry(at.y)}; let f = ${entry(at.f)};
    let term = gap * (y - x) + slope * (${entry(at.slope)} - f) + velocity * f + state * y;`
    const phases = sumPhases(
      {
        when: 'judging',
        size: rows * cols,
        begin,
        prepare,
        terms: ['term * term', 'x * x'],
        reads: [`r${register}`, `r${program.velocity.outputs[b]}`],
        offset: at.sums + 2 * b,
        name: `sums ${b}`,
      },
      writer,
    )
    first += rows * cols
    return phases
  })
}

/** What the decision leaves for those who move the vectors. */
const orderNames = ['accepts', 'knot', 'turn', 'turnBy', 'motion', 'byPoint', 'byBefore', 'bySlope', 'byVelocity']

/** Statements that move entry `n` of all vectors as the decision orders. */
function moveText(
  writer: Writer,
  at: Record<'point' | 'slope' | 'y' | 'f' | 'previous' | 'direction' | 'stateLength', number>,
): string {
  const entry = (offset: number) => writer.memory(offset, 'n')
  return `
  let point = ${entry(at.point)};
  let slope = ${entry(at.slope)};
  let former = ${entry(at.f)};
  var y = ${entry(at.y)};
  var f = former;
  if (accepts != 0) {
    y = point;
    f = slope;
    ${entry(at.y)} = y;
    ${entry(at.f)} = f;
    let slot = instance * INSTANCE_WORDS + SLOTS_AT + knot * SLOT_WORDS + n;
    slots[slot] = y;
    slots[slot + ${at.stateLength}] = f;
  }
  var direction = 0.0;
  if (turn != 0) {
    if (turn == TURN_TO_FLOW) { direction = y + f; }
    else if (turn == TURN_TO_CHANGE) { direction = slope - former; }
    else { direction = ${entry(at.direction)}; }
    direction *= turnBy;
    ${entry(at.direction)} = direction;
  }
  if (motion == MOVE_ALONG) {
    ${entry(at.point)} = y + direction;
  } else if (motion == MOVE_EULER) {
    ${entry(at.point)} = y + byVelocity * f;
    ${entry(at.previous)} = y;
  } else if (motion == MOVE_STAGE) {
    let before = ${entry(at.previous)};
    ${entry(at.previous)} = point;
    ${entry(at.point)} = y + byPoint * (point - y) + byBefore * (before - y)
      + (bySlope * slope + byVelocity * f);
  }`
}
