import {
  InstancedBufferAttribute,
  InstancedBufferGeometry,
  Float32BufferAttribute,
  Mesh,
  ShaderMaterial,
  UniformsLib,
  UniformsUtils,
} from 'three'
import type { Color } from 'three'
import { gapShare } from './dashes.ts'
import { pixelSize } from './viewpoint.ts'
import type { Viewpoint } from './viewpoint.ts'

/** Rings that always face the camera, of a line width in CSS pixels. */
export interface Rings {
  readonly mesh: Mesh<InstancedBufferGeometry, ShaderMaterial>
  /**
   * Sets ring k: its centre at points[at …], its radius in scene units, its colour, and whether it is struck (∅).
   * Call `show` afterwards.
   */
  write(k: number, points: Float32Array, at: number, radius: number, colour: Color, struck: boolean): void
  /** Breaks all rings into dashes of this length in radii; 0 draws them whole. */
  setDash(dash: number): void
  /** Draws lines so many times as wide as they were made. */
  setWeight(weight: number): void
  /** Draws the first `count` rings as written. */
  show(count: number): void
  look(viewpoint: Viewpoint): void
  dispose(): void
}

/** Room for `capacity` rings with a line of `width` CSS pixels at `opacity`. */
export function createRings(capacity: number, width: number, opacity: number): Rings {
  const centre = new InstancedBufferAttribute(new Float32Array(4 * capacity), 4)
  const tint = new InstancedBufferAttribute(new Float32Array(4 * capacity), 4)
  const geometry = new InstancedBufferGeometry()
  geometry.setAttribute('position', new Float32BufferAttribute([-1, -1, 0, 1, -1, 0, 1, 1, 0, -1, 1, 0], 3))
  geometry.setIndex([0, 1, 2, 0, 2, 3])
  geometry.setAttribute('ring', centre)
  geometry.setAttribute('tint', tint)
  const material = ringMaterial(width, opacity)
  const mesh = new Mesh(geometry, material)
  mesh.frustumCulled = false
  return {
    mesh,
    write(k, points, at, radius, { r, g, b }, struck) {
      centre.setXYZW(k, points[at], points[at + 1], points[at + 2], radius)
      tint.setXYZW(k, r, g, b, struck ? 1 : 0)
    },
    setDash(dash) {
      material.uniforms['dashes'].value = dash > 0 ? Math.round((2 * Math.PI) / (dash * (1 + gapShare))) : 0
    },
    setWeight(weight) {
      material.uniforms['width'].value = width * weight
    },
    show(count) {
      geometry.instanceCount = count
      mesh.visible = count > 0
      centre.needsUpdate = true
      tint.needsUpdate = true
    },
    look(viewpoint) {
      material.uniforms['pixel'].value = pixelSize(viewpoint)
    },
    dispose() {
      geometry.dispose()
      material.dispose()
    },
  }
}

function ringMaterial(width: number, opacity: number): ShaderMaterial {
  return new ShaderMaterial({
    transparent: true,
    depthWrite: false,
    fog: true,
    uniforms: UniformsUtils.merge([
      UniformsLib.fog,
      { pixel: { value: 0.001 }, width: { value: width }, opacity: { value: opacity }, dashes: { value: 0 } },
    ]),
    vertexShader: `
      #include <common>
      #include <fog_pars_vertex>
      attribute vec4 ring;
      attribute vec4 tint;
      uniform float pixel;
      uniform float width;
      varying vec2 vPlace;
      varying vec4 vTint;
      varying vec2 vRing;
      void main() {
        vec4 mvPosition = modelViewMatrix * vec4(ring.xyz, 1.0);
        float onePixel = pixel * -mvPosition.z;
        vPlace = position.xy * (ring.w + (width + 1.0) * onePixel);
        vTint = tint;
        vRing = vec2(ring.w, onePixel);
        mvPosition.xy += vPlace;
        gl_Position = projectionMatrix * mvPosition;
        #include <fog_vertex>
      }`,
    fragmentShader: `
      #include <common>
      #include <fog_pars_fragment>
      uniform float width;
      uniform float opacity;
      uniform float dashes;
      varying vec2 vPlace;
      varying vec4 vTint;
      varying vec2 vRing;
      void main() {
        float fromCentre = length(vPlace);
        float fromLine = abs(fromCentre - vRing.x);
        if (dashes > 0.5) {
          // How far beyond the nearest dash we are, in periods.
          float beyond = abs(fract(atan(vPlace.y, vPlace.x) * dashes / PI2) - 0.5) - ${0.5 / (1 + gapShare)};
          fromLine = max(fromLine, beyond * PI2 / dashes * vRing.x + 0.5 * width * vRing.y);
        }
        if (vTint.w > 0.5 && fromCentre < vRing.x * 1.5) fromLine = min(fromLine, abs(vPlace.x - vPlace.y) * 0.7071);
        float ink = clamp(0.5 * width + 0.5 - fromLine / vRing.y, 0.0, 1.0);
        if (ink <= 0.0) discard;
        gl_FragColor = vec4(vTint.rgb, ink * opacity);
        #include <colorspace_fragment>
        #include <fog_fragment>
      }`,
  })
}
