import type { FlowText } from './flow-text.ts'
import { itemsOf, levelText, whenOf, type Level } from './phase.ts'

/** Threads of a workgroup where each level is a dispatch of its own. */
const GROUP = 64
/** Workgroups in a row that every device grants. */
const MOST_GROUPS = 65_535

/** A kernel of the many that a tick takes where each level is a dispatch of its own. */
export interface LevelKernel {
  readonly source: string
  readonly groups: number
}

/** What a tick's evaluation is for, as conditions. */
const conditions = `
  let evaluating = mode < CHOOSE;
  let judging = evaluating && mode != STAGE;
  let ending = mode == END;`

/**
 * One kernel for many ticks: a workgroup an instance, `threads` threads (a power of two up to 256, which every
 * device grants), a barrier after each level. Modes come by workgroupUniformLoad, so that the barriers are
 * reached by all threads together.
 */
export function oneGroupKernel(text: FlowText, threads: number): string {
  const level = (one: Level) => `
    if (${whenOf(one)}) {
      ${levelText(one, 'thread', threads)}
      storageBarrier();
    }`
  return `${text.head}
var<workgroup> announced : i32;
@compute @workgroup_size(${threads})
fn main(@builtin(local_invocation_index) index : u32, @builtin(workgroup_id) group : vec3u) {
  let thread = i32(index);
  let instance = i32(group.x);
  let base = instance * MEMORY;
  for (var tick = 0; ; tick++) {
    if (thread == 0) { announced = select(control[instance].mode, -1, control[instance].halt != 0 || tick >= control[instance].ticks); }
    let mode = workgroupUniformLoad(&announced);
    if (mode < 0) { break; }
    {
      ${conditions}
      ${text.before.map(level).join('')}
    }
    if (thread == 0) {
      decide(instance, base);
      announced = control[instance].mode;
    }
    storageBarrier();
    let next = workgroupUniformLoad(&announced);
    {
      ${text.orders}
      for (var n = thread; n < ${text.stateLength}; n += ${threads}) {${text.move}
      }
    }
    storageBarrier();
    {
      let ending = next == END;
      ${text.after.map(level).join('')}
    }
  }
}
`
}

/** A kernel for each level of a tick, in the order in which they are dispatched. */
export function levelKernels(text: FlowText): LevelKernel[] {
  const kernel = (body: (threads: number) => string, items: number): LevelKernel => {
    const groups = Math.min(MOST_GROUPS, Math.ceil(items / GROUP))
    const source = `${text.head}
@compute @workgroup_size(${GROUP})
fn main(@builtin(global_invocation_id) id : vec3u) {
  let thread = i32(id.x);
  const instance = 0;
  const base = 0;
  ${body(groups * GROUP)}
}
`
    return { source, groups }
  }
  const level = (one: Level) =>
    kernel(
      (threads) => `
  let mode = select(control[0].mode, CHOOSE, control[0].halt != 0);
  ${conditions}
  if (!(${whenOf(one)})) { return; }
  ${levelText(one, 'thread', threads)}`,
      itemsOf(one),
    )
  const decision = kernel(() => 'if (thread == 0) { decide(0, 0); }', 1)
  const move = kernel(
    (threads) => `
  ${text.orders}
  if (motion == 0 && accepts == 0 && turn == 0) { return; }
  for (var n = thread; n < ${text.stateLength}; n += ${threads}) {${text.move}
  }`,
    text.stateLength,
  )
  return [...text.before.map(level), decision, move, ...text.after.map(level)]
}
