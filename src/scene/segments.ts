import { InstancedInterleavedBuffer, InterleavedBufferAttribute } from 'three'
import { LineMaterial } from 'three/addons/lines/LineMaterial.js'
import { LineSegments2 } from 'three/addons/lines/LineSegments2.js'
import { LineSegmentsGeometry } from 'three/addons/lines/LineSegmentsGeometry.js'

/** Straight lines of a width in CSS pixels, rewritten in place. */
export interface Segments {
  readonly mesh: LineSegments2
  readonly material: LineMaterial
  /** Ends, six numbers a segment: write here, then call `show`. */
  readonly ends: Float32Array
  /** Linear RGB at both ends, six numbers a segment. */
  readonly colours: Float32Array
  /** Draws lines so many times as wide as they were made. */
  setWeight(weight: number): void
  /** Draws the first `count` segments as written. */
  show(count: number): void
  dispose(): void
}

/** Room for `capacity` segments with a line of `width` CSS pixels. */
export function createSegments(capacity: number, width: number): Segments {
  const ends = new InstancedInterleavedBuffer(new Float32Array(6 * capacity), 6, 1)
  const colours = new InstancedInterleavedBuffer(new Float32Array(6 * capacity), 6, 1)
  const geometry = new LineSegmentsGeometry()
  geometry.setAttribute('instanceStart', new InterleavedBufferAttribute(ends, 3, 0))
  geometry.setAttribute('instanceEnd', new InterleavedBufferAttribute(ends, 3, 3))
  geometry.setAttribute('instanceColorStart', new InterleavedBufferAttribute(colours, 3, 0))
  geometry.setAttribute('instanceColorEnd', new InterleavedBufferAttribute(colours, 3, 3))
  const material = new LineMaterial({ linewidth: width, vertexColors: true, transparent: true, depthWrite: false, fog: true })
  const mesh = new LineSegments2(geometry, material)
  mesh.frustumCulled = false
  return {
    mesh,
    material,
    ends: ends.array as Float32Array,
    colours: colours.array as Float32Array,
    setWeight(weight) {
      material.linewidth = width * weight
    },
    show(count) {
      geometry.instanceCount = count
      mesh.visible = count > 0
      ends.needsUpdate = true
      colours.needsUpdate = true
    },
    dispose() {
      geometry.dispose()
      material.dispose()
    },
  }
}
