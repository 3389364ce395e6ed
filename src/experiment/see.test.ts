import { describe, expect, it } from 'vitest'
import { decodeLink, encodeLink } from './link.ts'
import { openingShared } from './shared.ts'
import type { See } from './see.ts'

const linkOf = (see: See) => encodeLink({ ...openingShared, view: { ...openingShared.view, see } })
const turned = [1, 0, 0, 0, 0, 0.6, 0.8, 0, 0, -0.8, 0.6, 0]

describe('the dimensions seen, in a link', () => {
  it.each<[See, string]>([['axes', ''], ['tour', 'see=tour'], [3, 'see=3'], [turned, 'see=1,0,0,0,0,0.6,0.8,0,0,-0.8,0.6,0']])(
    'writes %j, and reads it again',
    (see, link) => {
      expect(linkOf(see)).toBe(link)
      expect(decodeLink(link)).toMatchObject({ view: { see }, problems: [] })
    },
  )

  it('rounds turned axes, and keeps none of very many dimensions', () => {
    expect(linkOf(turned.map((x) => x * 0.98765))).toContain('see=0.988,0,0,')
    expect(linkOf(Array.from({ length: 3 * 21 }, () => 0.1))).toBe('')
  })

  it.each(['see=0', 'see=1.5', 'see=1001', 'see=spin', 'see=1,0,0', 'see=1,0,0,0,0,1,0,0,0,0,1', 'see=2,0,0,0,0,1,0,0,0,0,1,0', 'see=1,0,0,0,0,x,0,0,0,0,1,0'])(
    'refuses %s with one sentence, and shows the principal axes',
    (link) => {
      const { view, problems } = decodeLink(link)
      expect(view.see).toBe('axes')
      expect(problems).toHaveLength(1)
      expect(problems[0]).toContain('Dimensions seen (see) must be axes, tour, a class from 1')
    },
  )
})
