import {
  DoubleSide,
  Float32BufferAttribute,
  InstancedBufferAttribute,
  InstancedBufferGeometry,
  InstancedInterleavedBuffer,
  InterleavedBufferAttribute,
  Mesh,
  ShaderMaterial,
  UniformsLib,
  UniformsUtils,
  Vector2,
} from 'three'
import type { Viewpoint } from './viewpoint.ts'

/** Straight pieces of ribbons that face the camera, whose width and ink differ from end to end, rewritten in place. */
export interface Ribbons {
  readonly mesh: Mesh<InstancedBufferGeometry, ShaderMaterial>
  /** Room for so many pieces. */
  readonly capacity: number
  /** The two ends of a piece, six numbers each: write here, then call `show`. */
  readonly ends: Float32Array
  /** Width in CSS pixels and ink, 0 … 1, at the first end and at the second: four numbers a piece. */
  readonly strokes: Float32Array
  /** Linear RGB: three numbers a piece. */
  readonly tints: Float32Array
  /** Draws pieces so many times as wide as written. */
  setWeight(weight: number): void
  /** Draws the first `count` pieces as written. */
  show(count: number): void
  look(viewpoint: Viewpoint): void
  dispose(): void
}

/** Room for `capacity` pieces. */
export function createRibbons(capacity: number): Ribbons {
  const ends = new InstancedInterleavedBuffer(new Float32Array(6 * capacity), 6, 1)
  const stroke = new InstancedBufferAttribute(new Float32Array(4 * capacity), 4)
  const tint = new InstancedBufferAttribute(new Float32Array(3 * capacity), 3)
  const geometry = new InstancedBufferGeometry()
  // x tells the end, y the side.
  geometry.setAttribute('position', new Float32BufferAttribute([0, -1, 0, 1, -1, 0, 1, 1, 0, 0, 1, 0], 3))
  geometry.setIndex([0, 1, 2, 0, 2, 3])
  geometry.setAttribute('first', new InterleavedBufferAttribute(ends, 3, 0))
  geometry.setAttribute('second', new InterleavedBufferAttribute(ends, 3, 3))
  geometry.setAttribute('stroke', stroke)
  geometry.setAttribute('tint', tint)
  const material = ribbonMaterial()
  const mesh = new Mesh(geometry, material)
  mesh.frustumCulled = false
  return {
    mesh,
    capacity,
    ends: ends.array as Float32Array,
    strokes: stroke.array as Float32Array,
    tints: tint.array as Float32Array,
    setWeight(weight) {
      material.uniforms['weight'].value = weight
    },
    show(count) {
      geometry.instanceCount = count
      mesh.visible = count > 0
      ends.needsUpdate = stroke.needsUpdate = tint.needsUpdate = true
    },
    look({ width, height }) {
      material.uniforms['halves'].value.set(width / 2, height / 2)
    },
    dispose() {
      geometry.dispose()
      material.dispose()
    },
  }
}

function ribbonMaterial(): ShaderMaterial {
  return new ShaderMaterial({
    transparent: true,
    depthWrite: false,
    // A ribbon that runs to the left on the screen shows its other side.
    side: DoubleSide,
    fog: true,
    uniforms: UniformsUtils.merge([UniformsLib.fog, { halves: { value: new Vector2(1, 1) }, weight: { value: 1 } }]),
    vertexShader: `
      #include <common>
      #include <fog_pars_vertex>
      attribute vec3 first;
      attribute vec3 second;
      attribute vec4 stroke;
      attribute vec3 tint;
      uniform vec2 halves;
      uniform float weight;
      varying vec3 vTint;
      // Distance from the middle line and half the width, in CSS pixels, and ink.
      varying vec3 vStroke;
      void main() {
        vec4 mvPosition = modelViewMatrix * vec4(mix(first, second, position.x), 1.0);
        vec4 a = projectionMatrix * modelViewMatrix * vec4(first, 1.0);
        vec4 b = projectionMatrix * modelViewMatrix * vec4(second, 1.0);
        vec2 along = (b.xy / b.w - a.xy / a.w) * halves;
        float span = length(along);
        along = span > 1e-4 ? along / span : vec2(1.0, 0.0);
        vec2 line = mix(stroke.xy, stroke.zw, position.x);
        line.x *= weight;
        // One more half pixel on either side for the soft edge.
        float aside = position.y * (0.5 * line.x + 0.5);
        gl_Position = projectionMatrix * mvPosition;
        gl_Position.xy += vec2(-along.y, along.x) * aside / halves * gl_Position.w;
        vTint = tint;
        vStroke = vec3(aside, 0.5 * line.x, line.y);
        #include <fog_vertex>
      }`,
    fragmentShader: `
      #include <common>
      #include <fog_pars_fragment>
      varying vec3 vTint;
      varying vec3 vStroke;
      void main() {
        float ink = vStroke.z * clamp(vStroke.y + 0.5 - abs(vStroke.x), 0.0, 1.0);
        if (ink <= 0.0) discard;
        gl_FragColor = vec4(vTint, ink);
        #include <colorspace_fragment>
        #include <fog_fragment>
      }`,
  })
}
