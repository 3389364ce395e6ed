import { InstancedInterleavedBuffer, InterleavedBufferAttribute } from 'three'
import type { Segments } from './segments.ts'

/** Length of a gap, in dashes. */
export const gapShare = 0.75

/** Whether, and how, segments are broken into dashes. */
export interface Dashes {
  /** Length of a dash in scene units; 0 draws whole lines. */
  setLength(dash: number): void
  /** Lays dashes along the first `count` segments as written in `segments.ends`; call it when these have moved. */
  lay(count: number): void
}

/** Lets `segments`, of which there are at most `capacity`, be dashed; each has the middle of a dash in its middle. */
export function createDashes(segments: Segments, capacity: number): Dashes {
  const { geometry } = segments.mesh
  const { material, ends } = segments
  const distances = new InstancedInterleavedBuffer(new Float32Array(2 * capacity), 2, 1)
  geometry.setAttribute('instanceDistanceStart', new InterleavedBufferAttribute(distances, 1, 0))
  geometry.setAttribute('instanceDistanceEnd', new InterleavedBufferAttribute(distances, 1, 1))
  const places = distances.array as Float32Array
  return {
    setLength(dash) {
      material.dashed = dash > 0
      material.dashSize = dash
      material.gapSize = gapShare * dash
      material.dashOffset = dash / 2
    },
    lay(count) {
      if (!material.dashed) return
      for (let s = 0; s < count; s++) {
        const at = 6 * s
        const length = Math.hypot(ends[at + 3] - ends[at], ends[at + 4] - ends[at + 1], ends[at + 5] - ends[at + 2])
        places[2 * s] = -length / 2
        places[2 * s + 1] = length / 2
      }
      distances.needsUpdate = true
    },
  }
}
