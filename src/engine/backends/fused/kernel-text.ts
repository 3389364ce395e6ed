import type { Program, Routine } from '../../../model/program.ts'
import { functions } from '../wgsl/functions.ts'
import { instructionText } from './instruction-text.ts'
import { createWriter, layoutOf, type Layout, type Tables } from './writer.ts'

/** A routine as the text of one kernel, and the numbers and labels it reads. */
export interface KernelText extends Tables {
  readonly source: string
  readonly layout: Layout
}

/**
 * Writes a routine as one WGSL kernel of one workgroup: the instructions one after the other, with
 * a barrier between, all registers in one storage buffer. Two routines that differ in numbers or
 * labels only have the same text.
 */
export function kernelText(program: Program, routine: Routine, threads: number): KernelText {
  const layout = layoutOf(program, routine)
  const tables: Tables = { numbers: [], labels: [] }
  const writer = createWriter(program, layout, threads, tables)
  const body = routine.instructions.map((instruction) => `{${instructionText(instruction, writer)}\n}`)
  const source = `
@group(0) @binding(0) var<storage, read_write> memory : array<f32>;
@group(0) @binding(1) var<storage, read> numbers : array<f32>;
@group(0) @binding(2) var<storage, read> labels : array<i32>;
var<workgroup> partial : array<f32, ${threads}>;
${functions}
// The sum of all threads' shares, by halves: the same order every time.
fn total(thread : i32, share : f32) -> f32 {
  workgroupBarrier();
  partial[thread] = share;
  workgroupBarrier();
  for (var width = ${threads / 2}; width > 0; width /= 2) {
    if (thread < width) { partial[thread] += partial[thread + width]; }
    workgroupBarrier();
  }
  return partial[0];
}

@compute @workgroup_size(${threads})
fn main(@builtin(local_invocation_index) index : u32) {
let thread = i32(index);
${body.join('\nstorageBarrier();\n')}
}
`
  return { ...tables, source, layout }
}
