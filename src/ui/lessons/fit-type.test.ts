import { expect, test } from 'vitest'
import { fitType } from './fit-type.ts'

/** The size of type in a box of 100 whose content is `high` at its full size. */
function fitted(high: number, mayShrink = true): string {
  const style = { fontSize: '0.5em' }
  const content = {
    get offsetHeight() {
      return high * Number.parseFloat(style.fontSize === '' ? '1' : style.fontSize)
    },
  }
  fitType({ clientHeight: 100, style }, content, mayShrink)
  return style.fontSize
}

test('type keeps its size where there is room, shrinks as far as it must, and no further than can be read', () => {
  expect([80, 100, 110, 200].map((high) => fitted(high))).toEqual(['', '', '0.88em', '0.76em'])
})

test('where it may not shrink it is as large as ever', () => {
  expect(fitted(200, false)).toBe('')
})
