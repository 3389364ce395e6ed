import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { MAX_EVENTS, resolve } from './experiment.ts'
import { decodeLink, encodeLink, MAX_LINK } from './link.ts'
import { EVENTS_LINK } from './link-entries.ts'
import { allowedText, type Parameter } from './parameter.ts'
import { parameters } from './parameters.ts'
import { valueText } from './quoted.ts'
import { openingView } from './view.ts'
import { viewFields } from './view-fields.ts'

const text = readFileSync('docs/link-format.md', 'utf8')

function defaultOf({ key, defaultValue }: Parameter): string {
  return `${valueText(resolve({})[key])}${typeof defaultValue === 'function' ? ' \\*' : ''}`
}

const row = (...cells: readonly string[]) => `|${cells.map((cell) => (cell === '' ? ' ' : ` ${cell} `)).join('|')}|`

const parameterRows = parameters.map((one) =>
  row(`\`${one.link}\``, one.name, allowedText(one), defaultOf(one), one.changeable ? 'yes' : ''),
)
const eventsRow = row(`\`${EVENTS_LINK}\``, 'Changes', `\`time:key=value,…;…\`, at most ${MAX_EVENTS}`, '', '')
const viewRows = viewFields.map(({ key, link, name, allowed, write }) =>
  row(`\`${link}\``, name, allowed, openingView[key] === null ? '' : write(openingView), ''),
)

describe('docs/link-format.md', () => {
  it('has the rows that follow from the registries', () => {
    const rows = text.split('\n').filter((line) => /^\| `\w/.test(line))
    expect(rows).toEqual([...parameterRows, eventsRow, ...viewRows])
  })

  it('shows links that work and are as the page writes them', () => {
    const links = [...text.matchAll(/#(\S+=\S+?)`/g)].map((match) => match[1])
    expect(links.length).toBeGreaterThan(2)
    for (const link of links) {
      const { problems, ...shared } = decodeLink(link)
      expect(problems).toEqual([])
      expect(encodeLink(shared)).toBe(link)
    }
  })

  it('states the longest link', () => {
    expect(text).toContain(MAX_LINK.toLocaleString('en-US'))
  })
})
