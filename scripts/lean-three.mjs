import { leanShaders } from './lean-shaders.mjs'

/**
 * Parts of three's renderer for what the scene never uses (headsets, shadows, environment maps, effects on the whole
 * picture, blocks of uniforms, morphing, cutting planes), each with what stands in its place: what says that there is
 * none. Where one is used all the same, a function is missing, which is an error and no wrong picture.
 */
const unused = {
  'class WebXRManager extends EventDispatcher':
    '{ enabled = false; isPresenting = false; getEnvironmentBlendMode() {} setAnimationLoop() {} dispose() {} }',
  'function WebGLShadowMap()': '{ this.enabled = false; this.render = ( lights ) => { if ( lights.length > 0 ) this.unused(); } }',
  'function WebGLEnvironments()': '{ this.get = ( texture ) => texture ? this.unused() : null; this.dispose = () => {} }',
  'function WebGLOutput()': '{ this.unused() }',
  'function WebGLUniformsGroups()': '{ this.dispose = () => {} }',
  'function WebGLMorphtargets()': '{}',
  'function WebGLClipping()':
    '{ this.uniform = { value: null, needsUpdate: false }; this.numPlanes = 0; this.numIntersection = 0; this.init = ( planes, local ) => planes.length > 0 || local }',
}

/** Classes that only animations and loaders of files need, which what is written to them keeps in the build. */
const written = ['\\w*KeyframeTrack', 'PropertyBinding', 'Loader']

/**
 * Leaves out of the build what the scene never uses of three: 29 kB of its compressed script, for as much of which a
 * bundler cannot see that it is never used.
 * @returns {import('vite').Plugin}
 */
export function leanThree() {
  return {
    name: 'lean-three',
    apply: 'build',
    transform: {
      filter: { id: /three[\\/]build[\\/]three\.(?:core|module)\.js$/ },
      handler: (code, id) => (id.endsWith('core.js') ? leanCore(code) : leanRenderer(leanShaders(code))),
    },
  }
}

/** @param {string} code of `three.module.js` */
function leanRenderer(code) {
  return Object.entries(unused).reduce((text, [head, body]) => {
    const begin = head.replace(/\(\)$/, '(')
    const part = new RegExp(`^${begin.replace('(', '\\(')}[^]*?^}`, 'm')
    if (!part.test(text)) throw new Error(`three has no ${begin} any more`)
    return text.replace(part, () => `${head} ${body}`)
  }, code)
}

/** @param {string} code of `three.core.js` */
function leanCore(code) {
  return written.reduce((text, name) => {
    const statement = new RegExp(`^${name}\\.(?:prototype\\.)?\\w+ = (?:\\[[^]*?^\\]|\\{[^]*?^\\}|[^;]*);`, 'gm')
    if (!statement.test(text)) throw new Error(`three writes to no ${name} any more`)
    return text.replace(statement, '')
  }, code)
}
