import { expect, test } from 'vitest'
import { isInstalled, isNodeSupported } from './install.mjs'

const locked = {
  '': { version: '0.1.0' },
  'node_modules/a': { version: '1.0.0' },
  'node_modules/b-for-another-platform': { version: '1.0.0', optional: true },
}

test('an installation is complete when every locked package is there in its version', () => {
  expect(isInstalled(locked, { 'node_modules/a': { version: '1.0.0' } })).toBe(true)
  expect(isInstalled(locked, { 'node_modules/a': { version: '1.0.1' } })).toBe(false)
  expect(isInstalled(locked, {})).toBe(false)
})

test('an optional package may be absent but not of another version', () => {
  const installed = { 'node_modules/a': { version: '1.0.0' } }
  const other = { ...installed, 'node_modules/b-for-another-platform': { version: '0.9.0' } }
  expect(isInstalled(locked, other)).toBe(false)
})

test.each([
  ['18.20.0', false],
  ['20.18.9', false],
  ['20.19.0', true],
  ['22.11.0', false],
  ['22.12.0', true],
  ['24.0.0', true],
])('Node %s: supported %s', (version, supported) => {
  expect(isNodeSupported(version)).toBe(supported)
})
