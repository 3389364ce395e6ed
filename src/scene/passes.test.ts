import { InstancedMesh, PerspectiveCamera } from 'three'
import type { BufferGeometry, DataTexture, Mesh, Object3D, ShaderMaterial } from 'three'
import type { LineMaterial } from 'three/addons/lines/LineMaterial.js'
import type { LineSegments2 } from 'three/addons/lines/LineSegments2.js'
import type { LineSegmentsGeometry } from 'three/addons/lines/LineSegmentsGeometry.js'
import { describe, expect, it } from 'vitest'
import { fromRows, matrix } from '../math/matrix.ts'
import { createCellsPass } from './cells-pass.ts'
import { createClassifiersPass } from './classifiers-pass.ts'
import { contentOf, type Content } from './content.ts'
import { createEdgesPass } from './edges-pass.ts'
import { contentRadius } from './framing.ts'
import { createGhostPass } from './ghost-pass.ts'
import { createMeansPass } from './means-pass.ts'
import type { SceneProps } from './props.ts'
import { createSamplesPass } from './samples-pass.ts'
import { testProps, tetrahedron } from './test-props.ts'
import type { Viewpoint } from './viewpoint.ts'

const camera = new PerspectiveCamera(26, 1.5, 0.1, 100)
camera.position.set(1, 2, 5)
camera.lookAt(0, 0, 0)
camera.updateMatrixWorld()
const room = { x: 0, y: 0, width: 960, height: 640 }
const viewpoint: Viewpoint = { camera, width: 960, height: 640, pixelRatio: 1, room }

const instanced = (object: Object3D): InstancedMesh[] =>
  object.children.filter((child) => child instanceof InstancedMesh)
const column = (mesh: InstancedMesh, k: number, c: number): number[] =>
  Array.from(mesh.instanceMatrix.array.slice(16 * k + 4 * c, 16 * k + 4 * c + 3))
const expectNear = (a: ArrayLike<number>, b: ArrayLike<number>): void => {
  expect(a.length).toBe(b.length)
  // Float32 of numbers near 1.
  Array.from(a).forEach((value, i) => expect(value).toBeCloseTo(b[i], 6))
}

describe('the means', () => {
  // A basis that is not the identity and a unit that is not 1.
  const basis = fromRows([
    [0, 1, 0],
    [0.6, 0, 0.8],
    [-0.8, 0, 0.6],
  ])
  const props = testProps({ basis, meanUnit: 0.5 })
  const pass = createMeansPass(4)
  pass.update(contentOf(props, null))
  pass.look?.(viewpoint)
  const [spheres, octahedra, rings] = instanced(pass.object)

  it('lie at basis · mean / unit', () => {
    for (let k = 0; k < 4; k++) {
      const [x, y, z] = props.frame!.means.data.slice(3 * k, 3 * k + 3)
      const drawn = [2 * y, 2 * (0.6 * x + 0.8 * z), 2 * (-0.8 * x + 0.6 * z)]
      for (const mesh of [spheres, octahedra, rings]) expectNear(column(mesh, k, 3), drawn)
    }
  })

  it('have one shape each: a sphere, or an octahedron in a ring for a minority', () => {
    const shown = [spheres, octahedra, rings].map((mesh) =>
      [0, 1, 2, 3].map((k) => Math.hypot(...column(mesh, k, 0)) > 0),
    )
    expect(shown).toEqual([
      [true, true, false, false],
      [false, false, true, true],
      [false, false, true, true],
    ])
  })

  it('keep their buffers when the next frame has as many', () => {
    const before = instanced(pass.object).map((mesh) => mesh.instanceMatrix.array)
    const content = contentOf(props, null)
    const points = content.means.points
    pass.update(contentOf(testProps(), content))
    expect(contentOf(testProps(), content).means.points).toBe(points)
    instanced(pass.object).forEach((mesh, i) => expect(mesh.instanceMatrix.array).toBe(before[i]))
  })
})

it('the classifiers end at their own unit times the reach of an arrow', () => {
  const content = contentOf(testProps(), null)
  const pass = createClassifiersPass(4)
  pass.update(content)
  const [, heads] = instanced(pass.object)
  for (let k = 0; k < 4; k++) {
    const tip = column(heads, k, 3).map((x, c) => x + column(heads, k, 1)[c])
    const { data } = content.props.frame!.classifiers
    expectNear(tip, Array.from(data.slice(3 * k, 3 * k + 3), (x) => (x / 1.5) * content.sizes.reach))
  }
})

it('samples grow their buffers for more and keep them for fewer', () => {
  const pass = createSamplesPass()
  const frame = testProps().frame!
  const fewer = { ...frame, samples: matrix(10, 3, frame.samples.data.slice(0, 30)), sampleClasses: frame.sampleClasses.slice(0, 10) }
  const points = pass.object as unknown as { geometry: { drawRange: { count: number }; getAttribute(name: string): { array: Float32Array } } }
  pass.update(contentOf(testProps(), null))
  const { array } = points.geometry.getAttribute('position')
  expectNear(array, frame.samples.data)
  pass.update(contentOf(testProps({ frame: fewer }), null))
  expect(points.geometry.getAttribute('position').array).toBe(array)
  expect(points.geometry.drawRange.count).toBe(10)
})

it('samples that move keep their colours, which are sent anew for other classes and another appearance only', () => {
  const pass = createSamplesPass()
  const points = pass.object as unknown as { geometry: { getAttribute(name: string): { version: number; array: Float32Array } } }
  const sent = (name: string) => points.geometry.getAttribute(name).version
  const frame = testProps().frame!
  const update = (other: Partial<SceneProps>, last: Content | null) => {
    const content = contentOf(testProps(other), last)
    pass.update(content)
    return content
  }
  const first = update({ frame }, null)
  const [moved, tinted] = [sent('position'), sent('tint')]
  update({ frame: { ...frame, samples: matrix(frame.samples.rows, 3, frame.samples.data.map((x) => 2 * x)) } }, first)
  expect([sent('position'), sent('tint')]).toEqual([moved + 1, tinted])
  const reversed = frame.sampleClasses.toReversed()
  const content = update({ frame: { ...frame, sampleClasses: reversed } }, first)
  expect(sent('tint')).toBe(tinted + 1)
  const at = 3 * reversed[0]
  expectNear(points.geometry.getAttribute('tint').array.slice(0, 3), Array.from(content.colours.slice(at, at + 3)))
  update({ frame: { ...frame, sampleClasses: reversed }, appearance: 'light' }, content)
  update({ frame: { ...frame, sampleClasses: reversed }, appearance: 'dark' }, content)
  expect(sent('tint')).toBeGreaterThan(tinted + 1)
})

describe('the ghost', () => {
  function drawn(means: readonly (readonly number[])[]): { edges: number; heads: number; rings: number; struck: number[] } {
    const ghost = { means: fromRows(means), classifiers: fromRows(means) }
    const pass = createGhostPass(4)
    pass.update(contentOf(testProps({ ghost }), null))
    pass.look?.(viewpoint)
    const [edges, heads, rings] = pass.object.children as unknown as { geometry: LineSegments2['geometry'] }[]
    const counts = [edges, heads, rings].map((mesh) => mesh.geometry.instanceCount)
    const tint = rings.geometry.getAttribute('tint')
    const struck = Array.from({ length: counts[2] }, (_, i) => tint.getW(i))
    return { edges: counts[0], heads: counts[1] / 3, rings: counts[2], struck }
  }
  const [a, b, c, d] = [0, 3, 6, 9].map((at) => Array.from(tetrahedron.data.slice(at, at + 3)))

  it('is a tetrahedron of six edges with four circles and arrowheads', () => {
    expect(drawn([a, b, c, d])).toEqual({ edges: 6, heads: 4, rings: 4, struck: [0, 0, 0, 0] })
  })

  it('draws merged classes once', () => {
    const middle = c.map((x, i) => (x + d[i]) / 2)
    expect(drawn([a, b, middle, middle])).toEqual({ edges: 3, heads: 3, rings: 3, struck: [0, 0, 0] })
  })

  it('marks vanished classes at the origin, struck, and joins them to nothing', () => {
    const zero = [0, 0, 0]
    expect(drawn([a, b, zero, zero])).toEqual({ edges: 1, heads: 2, rings: 3, struck: [0, 0, 1] })
  })
})

it('a ghost that is only the best found has dashes along all its lines, the middle of one in the middle of each', () => {
  const pass = createGhostPass(4)
  const lines = (): { material: LineMaterial; geometry: LineSegmentsGeometry }[] =>
    pass.object.children.slice(0, 2) as LineSegments2[]
  pass.update(contentOf(testProps({ ghost: { ...testProps().ghost!, kind: 'bestFound' } }), null))
  pass.look?.(viewpoint)
  for (const { material, geometry } of lines()) {
    expect(material.dashed).toBe(true)
    expect(material.dashOffset).toBe(material.dashSize / 2)
    for (let s = 0; s < geometry.instanceCount; s++) {
      const [from, to] = ['instanceStart', 'instanceEnd'].map((name) => {
        const end = geometry.getAttribute(name)
        return [end.getX(s), end.getY(s), end.getZ(s)]
      })
      const length = Math.hypot(...from.map((x, c) => to[c] - x))
      // Float32 of numbers near 1.
      expect(geometry.getAttribute('instanceDistanceStart').getX(s)).toBeCloseTo(-length / 2, 6)
      expect(geometry.getAttribute('instanceDistanceEnd').getX(s)).toBeCloseTo(length / 2, 6)
      expect(length).toBeGreaterThan(material.dashSize)
    }
  }
  pass.update(contentOf(testProps(), null))
  for (const { material } of lines()) expect(material.dashed).toBe(false)
})

it('the edges of the means run from class colour to class colour, between the means', () => {
  const content = contentOf(testProps(), null)
  const pass = createEdgesPass()
  pass.update(content)
  const { geometry } = pass.object as LineSegments2
  expect(geometry.instanceCount).toBe(6)
  const start = geometry.getAttribute('instanceStart')
  const colour = geometry.getAttribute('instanceColorEnd')
  // The first edge is that of classes 0 and 1.
  expectNear([start.getX(0), start.getY(0), start.getZ(0)], content.means.points.subarray(0, 3))
  expectNear([colour.getX(0), colour.getY(0), colour.getZ(0)], content.colours.subarray(3, 6))
})

it('refuses frames of another number of classes', () => {
  expect(() => contentOf(testProps({ labels: ['1', '2', '3'] }), null)).toThrow(RangeError)
})

it('a ghost that stands still keeps its place, and moves when its unit does', () => {
  const props = testProps()
  const content = contentOf(props, null)
  const before = content.ghostMeans.points.slice()
  contentOf({ ...props, frame: testProps().frame }, content)
  expectNear(content.ghostMeans.points, before)
  contentOf({ ...props, meanUnit: 2 }, content)
  expectNear(content.ghostMeans.points, before.map((x) => x / 2))
})

describe('the decision cells', () => {
  const pass = createCellsPass(4)
  const texels = (): ArrayLike<number> => {
    const [far] = pass.object.children as Mesh<BufferGeometry, ShaderMaterial>[]
    const { image } = far.material.uniforms['scores'].value as DataTexture
    return (image as { data: Float32Array }).data
  }

  it('score a place as the model scores the feature that lies there, up to one factor', () => {
    const basis = fromRows([
      [0, 1, 0, 0],
      [0.6, 0, 0.8, 0],
      [-0.8, 0, 0.6, 0],
    ])
    const classifiers = matrix(4, 4, Array.from({ length: 16 }, (_, i) => Math.sin(2 * i + 1)))
    const means = matrix(4, 4)
    const frame = { means, classifiers, samples: matrix(0, 4), sampleClasses: new Int32Array(0) }
    const bias = Float64Array.from([0.3, -0.2, 0.5, 0.1])
    const props = testProps({ frame, ghost: null, basis, meanUnit: 0.5, classifierUnit: 3, cells: { bias } })
    const content = contentOf(props, null)
    pass.update(content)
    const u = [0.48, 0.6, 0.64]
    const x = [0, 1, 2, 3].map((c) => u.reduce((sum, part, i) => sum + 0.5 * contentRadius * part * basis.data[4 * i + c], 0))
    const factor = content.sizes.reach / (3 * 0.5 * contentRadius)
    for (let k = 0; k < 4; k++) {
      const logit = x.reduce((sum, part, c) => sum + classifiers.data[4 * k + c] * part, bias[k])
      const [a, b, c, d] = Array.from({ length: 4 }, (_, i) => texels()[4 * k + i])
      // Float32 of numbers near 1.
      expect(a * u[0] + b * u[1] + c * u[2] + d).toBeCloseTo(factor * logit, 6)
    }
  })

  it('are rewritten in place, and left alone while none are asked for', () => {
    const before = texels()
    const scores = Array.from(before)
    pass.update(contentOf(testProps({ cells: null }), null))
    expect(pass.object.visible).toBe(false)
    expect(Array.from(texels())).toEqual(scores)
    pass.update(contentOf(testProps({ cells: { bias: null } }), null))
    expect(pass.object.visible).toBe(true)
    expect(texels()).toBe(before)
    expect(Array.from(texels())).not.toEqual(scores)
  })

  it('hold nothing until they are asked for', () => {
    const unasked = createCellsPass(4)
    unasked.update(contentOf(testProps(), null))
    unasked.look?.(viewpoint)
    expect(unasked.object.children).toEqual([])
    unasked.dispose()
  })
})
