import { settledConditions } from './settled-conditions.mjs'

/** The programs of three that the scene draws with; those that it writes itself include pieces of these. */
const drawn = ['meshphysical', 'sprite']
/** A piece that three adds to every program by itself. */
const always = ['colorspace_pars_fragment']
/** What of a surface no material of the scene has, as `USE_` and the name. */
const features = [
  'ALPHAHASH',
  'ALPHATEST',
  'ANISOTROPY',
  'BATCHING',
  'BATCHING_COLOR',
  'CLEARCOAT',
  'DIFFUSE_ROUGHNESS',
  'DISPERSION',
  'ENVMAP',
  'INSTANCING_MORPH',
  'IRIDESCENCE',
  'LIGHT_PROBES',
  'LOGARITHMIC_DEPTH_BUFFER',
  'MORPHCOLORS',
  'MORPHNORMALS',
  'MORPHTARGETS',
  'NORMALMAP_OBJECTSPACE',
  'NORMALMAP_TANGENTSPACE',
  'PACKED_NORMALMAP',
  'RETROREFLECTION',
  'REVERSED_DEPTH_BUFFER',
  'SHADOWMAP',
  'SHEEN',
  'SKINNING',
  'SPECULAR',
  'TANGENT',
  'TRANSMISSION',
]
/** Textures that no material of the scene has: it has `MAP` alone, in labels. */
const textures = [
  'ALPHAMAP',
  'ANISOTROPYMAP',
  'AOMAP',
  'BUMPMAP',
  'CLEARCOATMAP',
  'CLEARCOAT_NORMALMAP',
  'CLEARCOAT_ROUGHNESSMAP',
  'DIFFUSE_ROUGHNESSMAP',
  'DISPLACEMENTMAP',
  'EMISSIVEMAP',
  'IRIDESCENCEMAP',
  'IRIDESCENCE_THICKNESSMAP',
  'LIGHTMAP',
  'METALNESSMAP',
  'NORMALMAP',
  'ROUGHNESSMAP',
  'SHEEN_COLORMAP',
  'SHEEN_ROUGHNESSMAP',
  'SPECULARMAP',
  'SPECULAR_COLORMAP',
  'SPECULAR_INTENSITYMAP',
  'THICKNESSMAP',
  'TRANSMISSIONMAP',
]
/** Lights that the scene has none of, it has one from a direction and the sky, and those that could cast shadows. */
const lights = ['SUN_LIGHTS', 'POINT_LIGHTS', 'SPOT_LIGHTS', 'RECT_AREA_LIGHTS']
const shadows = ['SUN_LIGHT', 'POINT_LIGHT', 'SPOT_LIGHT', 'DIR_LIGHT'].map((light) => `${light}_SHADOWS`)

/** Macros that no shader of the scene defines, or defines as 0. */
export const neverDefined = new Set([
  ...[...features, ...textures].map((name) => `USE_${name}`),
  ...[...lights, ...shadows].map((name) => `NUM_${name}`),
  'NUM_SPOT_LIGHT_COORDS',
  'NUM_SPOT_LIGHT_MAPS',
  'NUM_LIGHT_PROBE_GRIDS',
  'NUM_CLIPPING_PLANES',
  'PHYSICAL',
  'IOR',
  'LAMBERT',
  'PHONG',
  'TONE_MAPPING',
  'DISTANCE',
])

const piece = /^((?:var|const) ([\w$]+) = )("(?:[^"\\]|\\.)*");/gm

/**
 * Three's renderer without the shaders, and the parts of shaders, for what the scene never draws. A program or a piece
 * that is gone is an error of three's where something asks for it.
 * @param {string} code of `three.module.js`
 */
export function leanShaders(code) {
  const lean = code.replace(
    piece,
    (_, start, _name, text) => `${start}${JSON.stringify(settledConditions(JSON.parse(text), neverDefined))};`,
  )
  const texts = new Map([...lean.matchAll(piece)].map(([, , name, text]) => [name, JSON.parse(text)]))
  const [list] = /^const ShaderChunk = \{[^}]*\};/m.exec(lean) ?? ['']
  const names = new Map([...list.matchAll(/^\t(\w+): ([\w$]+)/gm)].map(([, key, name]) => [key, name]))
  /** @type {Set<string>} */
  const needed = new Set()
  /** @param {string} key */
  const need = (key) => {
    const text = texts.get(names.get(key) ?? '')
    if (text === undefined) throw new Error(`three has no piece of a shader called ${key} any more`)
    if (needed.has(key)) return
    needed.add(key)
    for (const [, included] of text.matchAll(/#include <(\w+)>/g)) need(included)
  }
  for (const key of [...always, ...drawn.flatMap((program) => [`${program}_vert`, `${program}_frag`])]) need(key)
  return lean.replace(list, () => list.replace(/^\t(\w+): [\w$]+,?\n/gm, (line, key) => (needed.has(key) ? line : '')))
}
