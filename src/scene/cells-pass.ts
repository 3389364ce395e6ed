import {
  BackSide,
  DataTexture,
  FloatType,
  FrontSide,
  Group,
  Mesh,
  RedFormat,
  RGBAFormat,
  SphereGeometry,
} from 'three'
import type { ShaderMaterial } from 'three'
import { createCellCandidates } from './cell-candidates.ts'
import { cellsMaterial } from './cells-material.ts'
import type { Content } from './content.ts'
import { contentRadius } from './framing.ts'
import type { Pass } from './pass.ts'
import type { SceneCells } from './props.ts'
import { scoreTexels, texelRoom } from './score-texels.ts'

/** Width of a border in CSS pixels. */
const borderWidth = 1.25

/** Opacity of the cells and of their borders, on the near and the far side of the sphere, by day and by night. */
const ink = {
  light: { near: { fill: 0.12, border: 0.48 }, far: { fill: 0.08, border: 0.24 } },
  dark: { near: { fill: 0.13, border: 0.5 }, far: { fill: 0.09, border: 0.26 } },
}

/**
 * Which class wins where: a faint sphere of radius r = `contentRadius` (1.15) scene units, just outside the means at
 * full size, in the colour of argmaxₖ (wₖ·x + bₖ) at x = meanUnit · r · basisᵀu for each unit vector u of the picture.
 * That x is the feature drawn at that very place of the sphere, so what lies there is classified as it is coloured;
 * further in, biases count for more. Where two classifiers merge, their border disappears and their cell takes the
 * mean of their colours; a vanished one has a cell only where its bias wins.
 */
export function createCellsPass(K: number): Pass {
  const object = new Group()
  let sphere: Sphere | null = null
  let weight = 1
  return {
    object,
    update(content) {
      const { frame, cells } = content.props
      weight = content.props.weight ?? 1
      object.visible = frame !== null && cells != null
      if (frame === null || cells == null) return
      // Most pictures never ask for cells.
      sphere ??= createSphere(K)
      if (object.children.length === 0) object.add(sphere.far, sphere.near)
      sphere.update(content, cells)
    },
    look({ pixelRatio }) {
      sphere?.setWidth(borderWidth * weight * pixelRatio)
    },
    dispose() {
      sphere?.dispose()
    },
  }
}

interface Sphere {
  readonly far: Mesh
  readonly near: Mesh
  update(content: Content, cells: SceneCells): void
  /** Width of a border in device pixels. */
  setWidth(width: number): void
  dispose(): void
}

function createSphere(K: number): Sphere {
  const texels = new Float32Array(texelRoom * K)
  const scores = new DataTexture(texels, K, 2, RGBAFormat, FloatType)
  const candidates = createCellCandidates(K)
  const { room, rows, tiles } = candidates
  const lists = new DataTexture(rows, room, tiles.count, RedFormat, FloatType)
  const shared = { scores: { value: scores }, candidates: { value: lists }, side: { value: tiles.side } }
  const geometry = new SphereGeometry(contentRadius, 96, 64)
  const far = new Mesh(geometry, cellsMaterial(shared, K, BackSide))
  const near = new Mesh(geometry, cellsMaterial(shared, K, FrontSide))
  // Behind, and in front of, all that is transparent within.
  far.renderOrder = 0
  near.renderOrder = 5
  return {
    far,
    near,
    update({ props, classifiers, colours, sizes }, { bias }) {
      // The drawn classifiers are w · reach / classifierUnit, and x is meanUnit · contentRadius long.
      const biasScale = sizes.reach / (props.classifierUnit * props.meanUnit * contentRadius)
      scoreTexels(classifiers.points, bias, biasScale, colours, K, texels)
      candidates.update(texels)
      scores.needsUpdate = lists.needsUpdate = true
      show(far.material, ink[props.appearance].far)
      show(near.material, ink[props.appearance].near)
    },
    setWidth(width) {
      far.material.uniforms['width'].value = near.material.uniforms['width'].value = width
    },
    dispose() {
      scores.dispose()
      lists.dispose()
      geometry.dispose()
      far.material.dispose()
      near.material.dispose()
    },
  }
}

function show({ uniforms }: ShaderMaterial, { fill, border }: { readonly fill: number; readonly border: number }): void {
  uniforms['fill'].value = fill
  uniforms['border'].value = border
}
