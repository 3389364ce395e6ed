import { expect, it } from 'vitest'
import { decodeLink } from '../../experiment/link.ts'
import { embedParts } from '../../experiment/view.ts'
import { embedLink, embedSnippet, shortAddress, visitorLink } from './share-link.ts'

const page = 'https://example.org/lab/'
const fragment = (link: string) => decodeLink(link.slice(link.indexOf('#')))

it.each(['', '#K=6&R=20', '#lesson=opening,3'])('asks for a seed of the visitor’s own behind “%s”', (rest) => {
  const { problems, view, experiment } = fragment(visitorLink(page + rest))
  expect(problems).toEqual([])
  expect(view.visitorSeed).toBe(true)
  expect(experiment).toEqual(decodeLink(rest).experiment)
})

it('names the parts of an embedded page', () => {
  for (const parts of [[], ['words', 'timeline'], embedParts] as const) {
    const { problems, view } = fragment(embedLink(`${page}#K=6`, parts))
    expect(problems).toEqual([])
    expect(view.embed).toEqual(parts)
  }
})

it('writes a snippet whose address cannot leave its attribute', () => {
  const snippet = embedSnippet(`${page}#K=6&R=20"><script>`, ['words'])
  expect(snippet).toContain('src="https://example.org/lab/#K=6&amp;R=20&quot;><script>&amp;embed=words"')
  expect(snippet.match(/"/g)?.length).toBe(2 * 8)
})

it('shortens an address to what is read out', () => {
  expect(shortAddress(`${page}#K=6`)).toBe('example.org/lab')
})
