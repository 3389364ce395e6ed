import { ShaderMaterial, UniformsLib, UniformsUtils } from 'three'
import type { IUniform, Side } from 'three'
import { tileOfDirection } from './cell-tiles.ts'
import { mergeDistance } from './content.ts'
import { fadeDistance } from './score-texels.ts'

/**
 * Colours a sphere about the origin by the class that wins in each direction, with a border of uniform `width` device
 * pixels between two classes; `fill` and `border` are the opacities. `shared` are the uniforms `scores` (texels as of
 * `scoreTexels`), `candidates` (rows as of `CellCandidates`) and `side` (of its tiles), which several materials may use.
 */
export function cellsMaterial(shared: Record<string, IUniform>, K: number, side: Side): ShaderMaterial {
  const material = new ShaderMaterial({
    side,
    transparent: true,
    depthWrite: false,
    fog: true,
    uniforms: UniformsUtils.merge([
      UniformsLib.fog,
      { K: { value: K }, width: { value: 1 }, fill: { value: 0 }, border: { value: 0 } },
    ]),
    vertexShader: `
      #include <common>
      #include <fog_pars_vertex>
      varying vec3 vPlace;
      void main() {
        vec4 mvPosition = modelViewMatrix * vec4(position, 1.0);
        gl_Position = projectionMatrix * mvPosition;
        vPlace = position;
        #include <fog_vertex>
      }`,
    fragmentShader: `
      #include <common>
      #include <fog_pars_fragment>
      uniform highp sampler2D scores;
      uniform highp sampler2D candidates;
      uniform int side;
      uniform int K;
      uniform float width;
      uniform float fill;
      uniform float border;
      varying vec3 vPlace;
      ${tileOfDirection}
      void main() {
        vec3 way = normalize(vPlace);
        vec3 across = dFdx(way);
        vec3 along = dFdy(way);
        int tile = tileOf(way);
        int listed = int(texelFetch(candidates, ivec2(0, tile), 0).r);
        int compared = listed < 0 ? K : listed;
        int winner = 0;
        vec4 best = vec4(0.0);
        float most = -1e30;
        for (int i = 0; i < compared; i++) {
          int k = listed < 0 ? i : int(texelFetch(candidates, ivec2(1 + i, tile), 0).r);
          vec4 rival = texelFetch(scores, ivec2(k, 0), 0);
          float score = dot(rival.xyz, way) + rival.w;
          if (score <= most) continue;
          most = score;
          best = rival;
          winner = k;
        }
        // Every rival, not only the second best, which may have merged with the winner. The distance to the border
        // is in device pixels, by the slope of this pair's own lead: that of the lead itself breaks at the border.
        float line = 0.0;
        for (int i = 0; i < compared; i++) {
          int k = listed < 0 ? i : int(texelFetch(candidates, ivec2(1 + i, tile), 0).r);
          vec4 apart = best - texelFetch(scores, ivec2(k, 0), 0);
          float lead = dot(apart.xyz, way) + apart.w;
          vec2 slope = vec2(dot(apart.xyz, across), dot(apart.xyz, along));
          float reach = 0.5 * width + 0.5;
          float steepness = length(slope);
          if (lead >= reach * steepness) continue;
          line = max(line, (reach - lead / steepness) * smoothstep(${mergeDistance}, ${fadeDistance}, length(apart)));
        }
        vec4 colour = texelFetch(scores, ivec2(winner, 1), 0);
        gl_FragColor = vec4(colour.rgb, mix(fill, border, min(line, 1.0)));
        #include <colorspace_fragment>
        #include <fog_fragment>
      }`,
  })
  // Not merged above, where they would be copied.
  Object.assign(material.uniforms, shared)
  return material
}
