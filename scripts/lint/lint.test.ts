import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { importFault, narrowRooms, rooms } from './import-table.mjs'

const root = join(import.meta.dirname, '../..')
const importRule = 'house(import-table)'

/** Files to plant: path, content, and the rule that must report it; `undefined` for what is allowed. */
const planted: [string, string, string | undefined][] = [
  ['src/model/up.ts', "export * from '../math/a.ts'", undefined],
  ['src/engine/backends/deep.ts', "import type { A } from '../../model/a.ts'\nexport type B = A", undefined],
  ['src/engine/integrators/sideways.ts', "export { a } from '../backends/contract.ts'", undefined],
  ['src/scene/three.ts', "export { Scene } from 'three'\nexport { a } from '../math/a.ts'", undefined],
  ['src/main.tsx', "import { a } from './ui/a.tsx'\nimport { createRoot } from 'react-dom/client'\ncreateRoot(a)", undefined],
  ['src/engine/backends/tfjs.ts', "export { ones } from '@tensorflow/tfjs-core'", undefined],

  ['src/math/down.ts', "export * from '../model/a.ts'", importRule],
  ['src/math/type.ts', "import type { A } from '../ui/a.ts'\nexport type B = A", importRule],
  ['src/math/type-expression.ts', "export type A = import('../store/a.ts').A", importRule],
  ['src/engine/backends/deep-down.ts', "export { a } from '../../worker/a.ts'", importRule],
  ['src/engine/backends/round.ts', "export { a } from '../../../src/ui/a.ts'", importRule],
  ['src/engine/late.ts', "export const load = () => import('../ui/a.ts')", importRule],
  ['src/engine/template.ts', 'export const load = () => import(`../ui/a.ts`)', importRule],
  ['src/model/worker.ts', "export const make = () => new Worker(new URL('../worker/a.ts', import.meta.url))", importRule],
  ['src/theme/query.ts', "export { default as a } from '../ui/a.css?url'", importRule],
  ['src/theme/absolute.ts', "export { a } from '/src/ui/a.ts'", importRule],
  ['src/scene/store.ts', "export { a } from '../store/a.ts'", importRule],
  ['src/scene/model.ts', "import type { A } from '../model/a.ts'\nexport type B = A", importRule],
  ['src/charts/scene.ts', "export { a } from '../scene/a.ts'", importRule],
  ['src/charts/experiment.ts', "export { a } from '../experiment/a.ts'", importRule],
  ['src/math/main.ts', "export { a } from '../main.tsx'", importRule],
  ['src/math/outside.ts', "export { a } from '../../scripts/a.mjs'", importRule],
  ['src/attic/room.ts', 'export const a = 1', importRule],
  ['src/ui/three.ts', "import type { Scene } from 'three'\nexport type S = Scene", importRule],
  ['src/charts/addons.ts', "export { OrbitControls } from 'three/addons/controls/OrbitControls.js'", importRule],
  ['src/store/react.ts', "export { useState } from 'react'", importRule],
  ['src/scene/dom.ts', "export { createPortal } from 'react-dom'", importRule],
  ['src/ui/zustand.ts', "export { create } from 'zustand'", importRule],
  ['src/ui/uplot.ts', "export { default as uPlot } from 'uplot'", importRule],
  ['src/engine/tfjs.ts', "export { ones } from '@tensorflow/tfjs'", importRule],
  ['e2e/tfjs.ts', "export { ones } from '@tensorflow/tfjs-core'", importRule],

  ['src/model/date.ts', 'export const a = Date.now()', 'eslint(no-restricted-globals)'],
  ['src/engine/backends/clock.ts', 'export const a = globalThis.performance.now()', 'eslint(no-restricted-globals)'],
  ['src/math/clock.test.ts', "import { expect, test } from 'vitest'\ntest('t', () => expect(performance.now()).toBe(0))", 'eslint(no-restricted-globals)'],
  ['src/theory/random.ts', 'export const a = Math.random()', 'eslint(no-restricted-properties)'],
  ['src/metrics/random.ts', 'const { random } = Math\nexport const a = random()', 'eslint(no-restricted-properties)'],
  ['src/lib/any.ts', 'export const a = (x: any) => String(x)', 'typescript(no-explicit-any)'],
  ['src/lib/ignore.ts', '// @ts-ignore\nexport const a = 1', 'typescript(ban-ts-comment)'],
  ['src/lib/unused.ts', 'const a = 1\nexport const b = 2', 'eslint(no-unused-vars)'],
  ['src/lib/default.ts', 'export default 1', 'import(no-default-export)'],
  ['src/lib/ring-a.ts', "import type { B } from './ring-b.ts'\nexport type A = B[]", 'import(no-cycle)'],
  ['src/lib/ring-b.ts', "import type { A } from './ring-a.ts'\nexport type B = A | 1", 'import(no-cycle)'],
  ['src/lib/skip.test.ts', "import { expect, test } from 'vitest'\ntest.skip('t', () => expect(1).toBe(1))", 'vitest(no-disabled-tests)'],
  ['src/lib/only.test.ts', "import { expect, test } from 'vitest'\ntest.only('t', () => expect(1).toBe(1))", 'vitest(no-focused-tests)'],
]

let folder: string
const found = new Map<string, string[]>()

/** What the linter prints for the planted files; it ends with an error status since there are faults. */
function lint(): string {
  try {
    return execFileSync(process.execPath, [join(root, 'node_modules/oxlint/bin/oxlint'), '--format=json'], {
      cwd: folder,
      encoding: 'utf8',
    })
  } catch (error) {
    return (error as { stdout: string }).stdout
  }
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lint-'))
  cpSync(join(root, '.oxlintrc.json'), join(folder, '.oxlintrc.json'))
  cpSync(join(root, 'scripts/lint'), join(folder, 'scripts/lint'), { recursive: true })
  for (const [path, content] of planted) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), `${content}\n`)
  }
  const report: { diagnostics: { filename: string; code: string }[] } = JSON.parse(lint())
  for (const { filename, code } of report.diagnostics) found.set(filename, [...(found.get(filename) ?? []), code])
})

afterAll(() => rmSync(folder, { recursive: true }))

test.each(planted)('%s', (path, _content, rule) => {
  expect(new Set(found.get(path))).toEqual(new Set(rule === undefined ? [] : [rule]))
})

test('of any two rooms, at most one may import the other', () => {
  for (const a of rooms) {
    for (const b of rooms.filter((other) => other !== a)) {
      const allowed = [importFault(`src/${a}/x.ts`, `./src/${b}/y.ts`), importFault(`src/${b}/y.ts`, `./src/${a}/x.ts`)]
      expect(allowed.filter((fault) => fault === undefined).length, `${a} and ${b}`).toBeLessThanOrEqual(1)
    }
  }
})

test('a narrow room may import nothing that does not stand before it', () => {
  for (const [room, allowed] of Object.entries(narrowRooms)) {
    for (const other of allowed) expect(rooms.indexOf(other)).toBeLessThan(rooms.indexOf(room))
  }
})
