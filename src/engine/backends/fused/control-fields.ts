/** The control block of an instance, in order: what the host writes before each chunk, … */
const fromHost = [
  ['remaining', 'f32'],
  ['fresh', 'i32'],
  ['used', 'i32'],
  ['halt', 'i32'],
  ['ticks', 'i32'],
] as const

/** … and what the device keeps. */
const fromDevice = [
  ['tolerance', 'f32'],
  ['mode', 'i32'],
  ['stage', 'i32'],
  ['stages', 'i32'],
  ['since', 'i32'],
  ['iteration', 'i32'],
  ['rejections', 'i32'],
  ['evaluations', 'i32'],
  ['isFinal', 'i32'],
  ['known', 'i32'],
  ['ended', 'i32'],
  ['h', 'f32'],
  ['step', 'f32'],
  ['radius', 'f32'],
  ['guess', 'f32'],
  ['last', 'f32'],
  ['size', 'f32'],
  ['beforeError', 'f32'],
  ['beforeStep', 'f32'],
  ['gapFactor', 'f32'],
  ['slopeFactor', 'f32'],
  ['velocityFactor', 'f32'],
  ['stateFactor', 'f32'],
  ['accepts', 'i32'],
  ['knot', 'i32'],
  ['turn', 'i32'],
  ['turnBy', 'f32'],
  ['motion', 'i32'],
  ['byPoint', 'f32'],
  ['byBefore', 'f32'],
  ['bySlope', 'f32'],
  ['byVelocity', 'f32'],
] as const

const fields = [...fromHost, ...fromDevice]
type Name = (typeof fields)[number][0]

/** Length of a control block, in words. */
export const CONTROL_WORDS = fields.length

/** The control block as a WGSL structure. */
export const controlStruct = `struct Control {\n${fields.map(([name, type]) => `  ${name} : ${type},`).join('\n')}\n}`

/** A control block with these values, all others 0. */
export function controlBlock(values: Partial<Record<Name, number>>): ArrayBuffer {
  const view = new DataView(new ArrayBuffer(4 * fields.length))
  fields.forEach(([name, type], i) => {
    const value = values[name] ?? 0
    if (type === 'f32') view.setFloat32(4 * i, value, true)
    else view.setInt32(4 * i, value, true)
  })
  return view.buffer
}

/** What the host writes before a chunk: the first words of a control block; null for an instance that rests. */
export function chunkOrders(remaining: number | null, ticks: number): ArrayBuffer {
  const values = remaining === null ? { halt: 1 } : { remaining, fresh: 1, ticks }
  return controlBlock(values).slice(0, 4 * fromHost.length)
}
