import {
  BackSide,
  DataTexture,
  FloatType,
  FrontSide,
  Group,
  Mesh,
  RedFormat,
  RGBAFormat,
  ShaderMaterial,
  SphereGeometry,
  UniformsLib,
  UniformsUtils,
} from 'three'
import type { IUniform, Side } from 'three'
import { createCellCandidates } from './cell-candidates.ts'
import { tileOfDirection } from './cell-tiles.ts'
import { mergeDistance } from './content.ts'
import { contentRadius } from './framing.ts'
import type { Pass } from './pass.ts'
import { fadeDistance, scoreTexels, texelRoom } from './score-texels.ts'

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
 * further in, biases count for more. Where two classifiers merge, their border disappears; a vanished one has a cell
 * only where its bias wins.
 */
export function createCellsPass(K: number): Pass {
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
  const object = new Group()
  object.add(far, near)
  return {
    object,
    update({ props, classifiers, colours, sizes }) {
      const { frame, cells, appearance } = props
      object.visible = frame !== null && cells != null
      if (frame === null || cells == null) return
      // The drawn classifiers are w · reach / classifierUnit, and x is meanUnit · contentRadius long.
      const biasScale = sizes.reach / (props.classifierUnit * props.meanUnit * contentRadius)
      scoreTexels(classifiers.points, cells.bias, biasScale, colours, K, texels)
      candidates.update(texels)
      scores.needsUpdate = lists.needsUpdate = true
      show(far.material, ink[appearance].far)
      show(near.material, ink[appearance].near)
    },
    look({ pixelRatio }) {
      far.material.uniforms['width'].value = near.material.uniforms['width'].value = borderWidth * pixelRatio
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

function cellsMaterial(shared: Record<string, IUniform>, K: number, side: Side): ShaderMaterial {
  const material = new ShaderMaterial({
    side,
    transparent: true,
    depthWrite: false,
    fog: true,
    uniforms: UniformsUtils.merge([
      UniformsLib.fog,
      { K: { value: K }, width: { value: borderWidth }, fill: { value: 0 }, border: { value: 0 } },
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
