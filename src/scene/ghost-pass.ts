import { Color, Group } from 'three'
import type { PerspectiveCamera } from 'three'
import type { Matrix } from '../math/matrix.ts'
import type { Content } from './content.ts'
import { createDashes } from './dashes.ts'
import { headSides, writeGhostArrow } from './ghost-arrows.ts'
import { writeGhostEdge } from './ghost-edges.ts'
import type { Pass } from './pass.ts'
import { edgeRoom, mostVertices, polytopeEdges } from './polytope-edges.ts'
import { createRings } from './rings.ts'
import type { Rings } from './rings.ts'
import { createSegments } from './segments.ts'
import type { Segments } from './segments.ts'

/** Radius of the circle at a predicted mean, in radii of a mean's sphere: the mean comes to rest inside it. */
const ringScale = 1.38

/** Lengths of the dashes where nothing better than 'best found' is known, in radii of a mean's sphere. */
const dashScale = { line: 0.5, head: 0.28 }

/**
 * Where K classes are expected to end, in thin hollow lines, dashed where theory does not predict it: a circle at each mean, the polytope between them, and an
 * outlined head for each arrow. What is predicted to merge is drawn once; a mean predicted to vanish is a struck
 * circle (∅) at the origin.
 */
export function createGhostPass(K: number): Pass {
  const rings = createRings(K, 2, 1)
  const edges = createSegments(edgeRoom / 2, 1.5)
  const heads = createSegments(headSides * Math.min(K, mostVertices), 1.5)
  const edgeDashes = createDashes(edges, edgeRoom / 2)
  const headDashes = createDashes(heads, headSides * Math.min(K, mostVertices))
  const pairs = new Int32Array(edgeRoom)
  const counts = new Uint8Array(K)
  const ink = new Color()
  const object = new Group()
  object.add(edges.mesh, heads.mesh, rings.mesh)
  for (const { mesh } of [rings, edges, heads]) mesh.renderOrder = 4
  let shown: Content | null = null
  let edgeCount = 0
  return {
    object,
    update(content) {
      const { ghost, weight = 1 } = content.props
      for (const lines of [rings, edges, heads]) lines.setWeight(weight)
      shown = ghost === null ? null : content
      object.visible = ghost !== null
      if (ghost === null) return
      ink.set(content.palette.theory)
      writeRings(rings, ghost.means, content, ink)
      paint(edges, ink)
      paint(heads, ink)
      const dashUnit = ghost.kind === 'bestFound' ? content.sizes.mean : 0
      edgeDashes.setLength(dashScale.line * dashUnit)
      headDashes.setLength(dashScale.head * dashUnit)
      rings.setDash(dashUnit > 0 ? dashScale.line / ringScale : 0)
      for (let k = 0; k < K; k++) counts[k] = isDrawn(ghost.means, content.ghostMeans.leader, k) ? 1 : 0
      edgeCount = polytopeEdges(ghost.means, counts, pairs)
      // Many edges make a thicket: together they stay about as dark as the six of a tetrahedron.
      edges.material.opacity = 0.8 * Math.min(1, Math.sqrt(6 / Math.max(edgeCount, 1)))
      heads.material.opacity = 0.8
    },
    look(viewpoint) {
      rings.look(viewpoint)
      if (shown === null) return
      writeEdges(edges, pairs, edgeCount, shown, viewpoint.camera)
      edgeDashes.lay(edgeCount)
      const sides = K > mostVertices ? 0 : headSides * writeHeads(heads, shown, viewpoint.camera)
      headDashes.lay(sides)
      heads.show(sides)
    },
    dispose() {
      rings.dispose()
      edges.dispose()
      heads.dispose()
    },
  }
}

function writeRings(rings: Rings, means: Matrix, { K, ghostMeans, sizes }: Content, ink: Color): void {
  let written = 0
  for (let k = 0; k < K; k++) {
    if (ghostMeans.leader[k] !== k) continue
    rings.write(written++, ghostMeans.points, 3 * k, sizes.mean * ringScale, ink, isVanished(means, k))
  }
  rings.show(written)
}

function writeEdges(edges: Segments, pairs: Int32Array, count: number, content: Content, camera: PerspectiveCamera): void {
  const { points } = content.ghostMeans
  const radius = content.sizes.mean * ringScale
  for (let e = 0; e < count; e++) {
    writeGhostEdge(points, pairs[2 * e], pairs[2 * e + 1], radius, camera, edges.ends, e)
  }
  edges.show(count)
}

/** Writes the heads of all arrows that are drawn; returns how many. */
function writeHeads(heads: Segments, { K, props, ghostClassifiers, sizes }: Content, camera: PerspectiveCamera): number {
  let written = 0
  for (let k = 0; k < K; k++) {
    if (props.ghost === null || !isDrawn(props.ghost.classifiers, ghostClassifiers.leader, k)) continue
    writeGhostArrow(ghostClassifiers.points, k, sizes, camera, heads.ends, written++)
  }
  return written
}

function paint({ colours }: Segments, ink: Color): void {
  for (let i = 0; i < colours.length; i += 3) ink.toArray(colours, i)
}

/** What has merged is drawn once, what has vanished not at all. */
function isDrawn(rows: Matrix, leader: Int32Array, k: number): boolean {
  return leader[k] === k && !isVanished(rows, k)
}

/** A vanished vector is exactly zero. */
function isVanished({ cols, data }: Matrix, row: number): boolean {
  for (let j = row * cols; j < (row + 1) * cols; j++) if (data[j] !== 0) return false
  return true
}
