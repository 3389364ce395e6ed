import { expect, test } from 'vitest'
import { onlyEnglish } from './only-english.mjs'

const load = onlyEnglish().load as (id: string) => string | null

test('of the words that React Aria brings, those in English stay', () => {
  const words = '/site/node_modules/react-aria/dist/private/intl/menu'
  expect(load(`${words}/de-DE.mjs`)).toBe('export default undefined')
  expect(load(`${words}/en-US.mjs`)).toBeNull()
  expect(load('/site/node_modules/react-aria/dist/private/menu/useMenu.mjs')).toBeNull()
  expect(load('/site/src/de-DE.mjs')).toBeNull()
})
