import { BackSide, MeshBasicMaterial } from 'three'

/** Width of a moat in CSS pixels. */
const width = 2.5

/** Only what lies further behind than this, in scene units, is hidden: not an arrow's own shaft, nor a mean's samples. */
const behind = 0.12

/**
 * A flat material for the inside of a mark swollen by a few pixels on the screen: drawn behind the mark itself, it
 * parts the mark from all that lies further away, so that what is in front is seen without any shine. `axial` marks
 * swell away from their own y axis, others away from their middle. `userData.pixel.value` is `pixelSize`.
 */
export function moatMaterial(axial: boolean): MeshBasicMaterial {
  const material = new MeshBasicMaterial({ side: BackSide })
  const pixel = { value: 0.001 }
  material.userData['pixel'] = pixel
  material.onBeforeCompile = (shader) => {
    shader.uniforms['pixel'] = pixel
    shader.vertexShader = shader.vertexShader
      .replace('#include <common>', '#include <common>\nuniform float pixel;')
      .replace('#include <project_vertex>', `#include <project_vertex>\n${swell(axial ? 'vec3(transformed.x, 0.0, transformed.z)' : 'transformed')}`)
  }
  material.customProgramCacheKey = () => `moat ${axial}`
  return material
}

const swell = (outward: string): string => `
  vec2 outward = (modelViewMatrix * instanceMatrix * vec4(${outward}, 0.0)).xy;
  mvPosition.xy += outward / max(length(outward), 1e-6) * ${width.toFixed(1)} * pixel * -mvPosition.z;
  gl_Position = projectionMatrix * mvPosition;
  vec4 further = projectionMatrix * vec4(mvPosition.xy, mvPosition.z - ${behind.toFixed(2)}, 1.0);
  gl_Position.z = further.z / further.w * gl_Position.w;`
