import { MeshStandardMaterial } from 'three'

/**
 * A soft matte material whose instances may share one mark: an instance with the attribute `share` [from, to] keeps
 * only that part of its width as seen on the screen, so that marks lying in one place show all their colours side by
 * side instead of fighting for the same pixels. `axial` marks are split along their own y axis, others along the
 * picture's vertical.
 */
export function sharedMaterial(axial: boolean): MeshStandardMaterial {
  const material = new MeshStandardMaterial({ roughness: 0.5, metalness: 0 })
  material.onBeforeCompile = (shader) => {
    shader.vertexShader = shader.vertexShader
      .replace('#include <common>', `#include <common>\n${declarations}attribute vec2 share;`)
      .replace('#include <project_vertex>', `#include <project_vertex>\n${axial ? acrossAxis : acrossPicture}`)
    shader.fragmentShader = shader.fragmentShader
      .replace('#include <common>', `#include <common>\n${declarations}`)
      .replace('#include <clipping_planes_fragment>', `#include <clipping_planes_fragment>\n${cut}`)
      .replace('#include <opaque_fragment>', `${rim}\n#include <opaque_fragment>`)
  }
  material.customProgramCacheKey = () => `share ${axial}`
  return material
}

const declarations = 'varying vec3 vShare;\n'

/** Place across the mark, 0 at its left edge and 1 at its right, for marks of radius 1 about their origin. */
const acrossPicture = `
  mat4 markToView = modelViewMatrix * instanceMatrix;
  vec3 markRight = vec3(markToView[0].x, markToView[1].x, markToView[2].x);
  vShare = vec3(0.5 + 0.5 * dot(markRight, transformed) / length(markRight), share);`

const acrossAxis = `
  mat4 markToView = modelViewMatrix * instanceMatrix;
  vec3 markSide = normalize(cross(markToView[1].xyz, mvPosition.xyz));
  vec3 outward = (markToView * vec4(transformed.x, 0.0, transformed.z, 0.0)).xyz;
  vShare = vec3(0.5 + 0.5 * dot(outward, markSide) / length(markToView[0].xyz), share);`

/** The outermost parts reach beyond 0 and 1, as corners do; interpolation may leave 1 a little less than 1. */
const cut = `
  if ((vShare.y > 0.001 && vShare.x < vShare.y) || (vShare.z < 0.999 && vShare.x >= vShare.z)) discard;`

/** What turns away from the viewer sees less of the light: a solid stays round where a projector washes out its shine. */
const rim = 'outgoingLight *= 0.66 + 0.34 * smoothstep(0.0, 0.7, abs(dot(normal, normalize(vViewPosition))));'
