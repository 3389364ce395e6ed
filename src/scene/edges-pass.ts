import type { Content } from './content.ts'
import type { Pass } from './pass.ts'
import { edgeRoom, mostVertices, polytopeEdges } from './polytope-edges.ts'
import { createSegments } from './segments.ts'

/** The polytope of the class means as it forms: faint edges that run from one class's colour to the other's. */
export function createEdgesPass(): Pass {
  const segments = createSegments(edgeRoom / 2, 2)
  const edges = new Int32Array(edgeRoom)
  const counts = new Uint8Array(mostVertices)
  segments.mesh.renderOrder = 1
  return {
    object: segments.mesh,
    update(content) {
      const { frame, weight = 1 } = content.props
      segments.setWeight(weight)
      if (frame === null || content.K > mostVertices) return segments.show(0)
      for (let k = 0; k < content.K; k++) counts[k] = content.means.leader[k] === k ? 1 : 0
      const count = polytopeEdges(frame.means, counts, edges)
      for (let e = 0; e < 2 * count; e++) writeEnd(segments.ends, segments.colours, e, edges[e], content)
      // Many edges make a thicket: together they stay about as dark as the six of a tetrahedron.
      segments.material.opacity = 0.6 * Math.min(1, Math.sqrt(6 / Math.max(count, 1)))
      segments.show(count)
    },
    dispose: segments.dispose,
  }
}

function writeEnd(ends: Float32Array, colours: Float32Array, e: number, k: number, content: Content): void {
  for (let c = 0; c < 3; c++) {
    ends[3 * e + c] = content.means.points[3 * k + c]
    colours[3 * e + c] = content.colours[3 * k + c]
  }
}
