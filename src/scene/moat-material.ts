import { BackSide, Color, ShaderMaterial, UniformsLib, UniformsUtils } from 'three'

/** Width of a moat in CSS pixels. */
const width = 2.5

/** Only what lies further behind than this, in scene units, is hidden: not an arrow's own shaft, nor a mean's samples. */
const behind = 0.12

/**
 * A flat material for the inside of instanced marks swollen by a few pixels on the screen: drawn behind the mark
 * itself, it parts the mark from what lies further away, so that what is in front is seen without any shine. `axial`
 * marks swell away from their own y axis, others away from their middle. Uniforms: `ground`, a colour, and `pixel`,
 * which is `pixelSize`.
 */
export function moatMaterial(axial: boolean): ShaderMaterial {
  return new ShaderMaterial({
    side: BackSide,
    fog: true,
    uniforms: UniformsUtils.merge([UniformsLib.fog, { ground: { value: new Color() }, pixel: { value: 0.001 } }]),
    vertexShader: `
      #include <common>
      #include <fog_pars_vertex>
      uniform float pixel;
      void main() {
        mat4 toView = modelViewMatrix * instanceMatrix;
        vec4 mvPosition = toView * vec4(position, 1.0);
        vec2 outward = (toView * vec4(${axial ? 'position.x, 0.0, position.z' : 'position'}, 0.0)).xy;
        mvPosition.xy += outward / max(length(outward), 1e-6) * ${width.toFixed(1)} * pixel * -mvPosition.z;
        gl_Position = projectionMatrix * mvPosition;
        vec4 further = projectionMatrix * vec4(mvPosition.xy, mvPosition.z - ${behind.toFixed(2)}, 1.0);
        gl_Position.z = further.z / further.w * gl_Position.w;
        #include <fog_vertex>
      }`,
    fragmentShader: `
      #include <common>
      #include <fog_pars_fragment>
      uniform vec3 ground;
      void main() {
        gl_FragColor = vec4(ground, 1.0);
        #include <colorspace_fragment>
        #include <fog_fragment>
      }`,
  })
}
