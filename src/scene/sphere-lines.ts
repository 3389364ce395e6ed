/** Great circles through the poles, and parallels with the equator: few enough not to hide what lies on the sphere. */
const meridians = 6
const parallels = [-60, -30, 0, 30, 60]
/** Pieces of a circle: at a radius of 300 pixels a chord leaves it by a sixth of a pixel. */
const pieces = 96

/** How many straight lines `sphereLines` and `outline` write. */
export const sphereRoom = (meridians + parallels.length) * pieces
export const outlineRoom = pieces

/** Writes the lines of a sphere of radius 1 about the origin, six numbers each: meridians, then parallels, pole up. */
export function sphereLines(ends: Float32Array): void {
  let at = 0
  for (let m = 0; m < meridians; m++) {
    const turn = (m * Math.PI) / meridians
    const [c, s] = [Math.cos(turn), Math.sin(turn)]
    at = circle(ends, at, (a) => [Math.sin(a) * c, Math.cos(a), Math.sin(a) * s])
  }
  for (const degrees of parallels) {
    const height = Math.sin((degrees * Math.PI) / 180)
    const radius = Math.sqrt(1 - height * height)
    at = circle(ends, at, (a) => [radius * Math.cos(a), height, radius * Math.sin(a)])
  }
}

/**
 * Writes the outline of the sphere as an eye at (x, y, z) sees it, |eye| > 1: where its lines of sight touch, a circle
 * of radius √(1 − 1/D²) about the point 1/D from the middle towards the eye, D its distance.
 */
export function outline(ends: Float32Array, x: number, y: number, z: number): void {
  const D = Math.hypot(x, y, z)
  const n = [x / D, y / D, z / D] as const
  // Any direction that is not the eye's own: the axis it has least of.
  const axis = Math.abs(n[1]) < 0.9 ? ([0, 1, 0] as const) : ([1, 0, 0] as const)
  const u = unit(cross(axis, n))
  const v = cross(n, u)
  const radius = Math.sqrt(Math.max(0, 1 - 1 / (D * D)))
  circle(ends, 0, (a) => {
    const [c, s] = [radius * Math.cos(a), radius * Math.sin(a)]
    return [n[0] / D + c * u[0] + s * v[0], n[1] / D + c * u[1] + s * v[1], n[2] / D + c * u[2] + s * v[2]]
  })
}

type Point = readonly [number, number, number]

function circle(ends: Float32Array, at: number, place: (angle: number) => Point): number {
  for (let i = 0; i < pieces; i++) {
    ends.set(place((2 * Math.PI * i) / pieces), at + 6 * i)
    ends.set(place((2 * Math.PI * (i + 1)) / pieces), at + 6 * i + 3)
  }
  return at + 6 * pieces
}

function cross(a: Point, b: Point): Point {
  return [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]]
}

function unit(v: Point): Point {
  const length = Math.hypot(...v)
  return [v[0] / length, v[1] / length, v[2] / length]
}
