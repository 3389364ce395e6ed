import { BufferAttribute, BufferGeometry, Color, Mesh, ShaderMaterial } from 'three'
import type { Pass } from './pass.ts'

/** The ground of the picture: a wide, barely visible glow in its middle, dithered so that no bands show. */
export function createBackdropPass(): Pass {
  const material = new ShaderMaterial({
    depthTest: false,
    depthWrite: false,
    dithering: true,
    uniforms: { centre: { value: new Color() }, rim: { value: new Color() }, aspect: { value: 1 } },
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
      varying vec2 vPlace;
      void main() {
        vec2 fromCentre = vPlace * vec2(max(aspect, 1.0), max(1.0 / aspect, 1.0)) - vec2(0.0, 0.1);
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
  return {
    object: mesh,
    update({ palette }) {
      material.uniforms['centre'].value.set(palette.backdropCentre)
      material.uniforms['rim'].value.set(palette.backdropRim)
    },
    look({ width, height }) {
      material.uniforms['aspect'].value = width / Math.max(1, height)
    },
    dispose() {
      geometry.dispose()
      material.dispose()
    },
  }
}
