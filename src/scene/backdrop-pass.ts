import { BufferAttribute, BufferGeometry, Color, Mesh, ShaderMaterial, Vector2 } from 'three'
import type { Palette } from '../theme/palette.ts'
import type { Pass } from './pass.ts'

/**
 * The ground of the picture: a wide, barely visible glow about its middle, dithered so that no bands show. It is measured
 * in heights: where two pictures framed alike meet side by side their grounds are one.
 */
export function createBackdropPass(): Pass {
  const material = new ShaderMaterial({
    depthTest: false,
    depthWrite: false,
    dithering: true,
    uniforms: { centre: { value: new Color() }, rim: { value: new Color() }, aspect: { value: 1 }, middle: { value: new Vector2() } },
    vertexShader: `
      varying vec2 vPlace;
      void main() {
        vPlace = position.xy;
        gl_Position = vec4(position.xy, 1.0, 1.0);
      }`,
    fragmentShader: `
      #include <common>
      #include <dithering_pars_fragment>
      uniform vec3 centre;
      uniform vec3 rim;
      uniform float aspect;
      uniform vec2 middle;
      varying vec2 vPlace;
      void main() {
        vec2 fromCentre = (vPlace - middle) * vec2(aspect, 1.0);
        gl_FragColor = vec4(mix(centre, rim, smoothstep(0.15, 1.75, length(fromCentre))), 1.0);
        #include <colorspace_fragment>
        #include <dithering_fragment>
      }`,
  })
  // One triangle that covers the screen.
  const geometry = new BufferGeometry()
  geometry.setAttribute('position', new BufferAttribute(new Float32Array([-1, -1, 0, 3, -1, 0, -1, 3, 0]), 3))
  const mesh = new Mesh(geometry, material)
  mesh.frustumCulled = false
  mesh.renderOrder = -1
  let shown: Palette | null = null
  return {
    object: mesh,
    update({ palette }) {
      if (shown === palette) return
      shown = palette
      material.uniforms['centre'].value.set(palette.backdropCentre)
      material.uniforms['rim'].value.set(palette.backdropRim)
    },
    look({ width, height, room }) {
      const [x, y] = [room.x + room.width / 2, room.y + room.height / 2]
      material.uniforms['middle'].value.set((2 * x) / Math.max(1, width) - 1, 1 - (2 * y) / Math.max(1, height))
      material.uniforms['aspect'].value = width / Math.max(1, height)
    },
    dispose() {
      geometry.dispose()
      material.dispose()
    },
  }
}
