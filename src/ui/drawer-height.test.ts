import { expect, test } from 'vitest'
import { drawerHeights, fittingHeight, heightByKey } from './drawer-height.ts'

test('a height stays within the window', () => {
  expect(fittingHeight(-5)).toBe(drawerHeights.least)
  expect(fittingHeight(500)).toBe(drawerHeights.most)
  expect(fittingHeight(41.4)).toBe(41)
})

test('keys make the drawer higher and lower, to its bounds, and as it was', () => {
  expect(heightByKey('ArrowUp', 46)).toBe(48)
  expect(heightByKey('ArrowDown', 46)).toBe(44)
  expect(heightByKey('PageUp', 70)).toBe(drawerHeights.most)
  expect(heightByKey('Home', 46)).toBe(drawerHeights.least)
  expect(heightByKey('End', 46)).toBe(drawerHeights.most)
  expect(heightByKey('Enter', 70)).toBe(drawerHeights.usual)
})

test('other keys are left to the page', () => {
  expect(heightByKey('ArrowLeft', 46)).toBeNull()
  expect(heightByKey('toString', 46)).toBeNull()
})
