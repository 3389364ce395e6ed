/** The unit sphere in 6·side² tiles: the six faces of a cube, each in side × side equal squares, seen from the middle. */
export interface CellTiles {
  readonly side: number
  readonly count: number
  /** Unit vectors to the middles of the tiles, triples. */
  readonly centres: Float32Array
  /** For each tile the distance of its farthest point from its middle. */
  readonly radii: Float32Array
}

/**
 * Face 2a is where axis a is the largest and positive, face 2a + 1 where it is negative; with the axes a, b, c in turn,
 * tile (face · side + row) · side + column lies at b/|a| = 2 (column + ½)/side − 1 and c/|a| = 2 (row + ½)/side − 1.
 */
export function cellTiles(side: number): CellTiles {
  const count = 6 * side * side
  const centres = new Float32Array(3 * count)
  const radii = new Float32Array(count)
  const centre = new Float32Array(3)
  const corner = new Float32Array(3)
  for (let tile = 0; tile < count; tile++) {
    const face = Math.floor(tile / (side * side))
    const row = Math.floor(tile / side) % side
    const column = tile % side
    writePoint(face, (2 * column + 1) / side - 1, (2 * row + 1) / side - 1, centre)
    centres.set(centre, 3 * tile)
    for (let q = 0; q < 4; q++) {
      writePoint(face, (2 * (column + (q & 1))) / side - 1, (2 * (row + (q >> 1))) / side - 1, corner)
      const away = Math.hypot(corner[0] - centre[0], corner[1] - centre[1], corner[2] - centre[2])
      radii[tile] = Math.max(radii[tile], away)
    }
  }
  return { side, count, centres, radii }
}

function writePoint(face: number, b: number, c: number, out: Float32Array): void {
  const axis = face >> 1
  const scale = 1 / Math.hypot(1, b, c)
  out[axis] = face % 2 === 0 ? scale : -scale
  out[(axis + 1) % 3] = b * scale
  out[(axis + 2) % 3] = c * scale
}

/** GLSL: the tile in which a unit vector lies, for a uniform `int side`. */
export const tileOfDirection = `
  int tileOf(vec3 way) {
    vec3 size = abs(way);
    int axis = size.x >= size.y && size.x >= size.z ? 0 : size.y >= size.z ? 1 : 2;
    vec3 turned = axis == 0 ? way : axis == 1 ? way.yzx : way.zxy;
    ivec2 place = ivec2((0.5 + 0.5 * turned.yz / abs(turned.x)) * float(side));
    place = clamp(place, 0, side - 1);
    int face = 2 * axis + (turned.x < 0.0 ? 1 : 0);
    return (face * side + place.y) * side + place.x;
  }`
