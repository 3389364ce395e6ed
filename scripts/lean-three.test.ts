import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { leanShaders } from './lean-shaders.mjs'
import { leanThree } from './lean-three.mjs'

const three = 'node_modules/three'
const { transform } = leanThree()
const handler = (typeof transform === 'object' ? transform.handler : transform) as (code: string, id: string) => string
const read = (name: string) => readFileSync(join(three, name), 'utf8')
const moduleFile = 'build/three.module.js'
const renderer = read(moduleFile)

test('what the scene never uses of three is not in the build', () => {
  const lean = handler(renderer, moduleFile)
  for (const text of ['class WebXRManager extends EventDispatcher {\n', 'new PMREMGenerator( renderer )', '#ifdef USE_SHEEN\\n']) {
    expect(renderer).toContain(text)
    expect(lean).not.toContain(text)
  }
  const core = 'build/three.core.js'
  expect(handler(read(core), core)).not.toMatch(/^\w*KeyframeTrack\.prototype/m)
})

test('a part that three has no more is an error, not a silent growth', () => {
  expect(() => leanShaders('const nothing = ""')).toThrow(/no piece of a shader called/)
  expect(() => handler(renderer.replace('class WebXRManager', 'class Headset'), moduleFile)).toThrow(/no class WebXRManager/)
  expect(() => handler('', 'build/three.core.js')).toThrow(/writes to no/)
})

const own = readdirSync('src/scene').filter((name) => name.endsWith('.ts')).map((name) => readFileSync(join('src/scene', name), 'utf8'))

test('the scene draws with the programs alone that are left', () => {
  const materials = own.flatMap((text) => [...text.matchAll(/\b(?:new|extends) (\w+Material)\b/g)].map(([, name]) => name))
  expect([...new Set(materials)].sort()).toEqual(['LineMaterial', 'MeshStandardMaterial', 'ShaderMaterial', 'SpriteMaterial'])
})

test('every piece that a shader of the scene includes is there', () => {
  const included = [...own, read('examples/jsm/lines/LineMaterial.js')].flatMap((text) =>
    [...text.matchAll(/#include <(\w+)>/g)].map(([, name]) => name),
  )
  expect(included).toContain('fog_fragment')
  const [list] = /^const ShaderChunk = \{[^}]*\};/m.exec(leanShaders(renderer)) ?? ['']
  for (const name of new Set(included)) expect(list).toContain(`\t${name}: `)
  expect(list).not.toContain('meshtoon_frag')
})
