import { expect, test } from 'vitest'
import { presentCommand, type PresentKey } from './present-command.ts'

const press = (key: string, more: Partial<PresentKey> = {}) =>
  presentCommand({ key, isRepeat: false, hasLesson: true, hasLetters: true, at: 'page', ...more })

test('in a lesson the keys of every clicker go from step to step', () => {
  expect([' ', 'PageDown', 'ArrowRight', 'ArrowDown'].map((key) => press(key))).toEqual(Array(4).fill('next'))
  expect(['PageUp', 'ArrowLeft', 'ArrowUp'].map((key) => press(key))).toEqual(Array(3).fill('previous'))
})

test('without a lesson they play, and arrows stay with the page', () => {
  expect([' ', 'PageDown', 'PageUp'].map((key) => press(key, { hasLesson: false }))).toEqual(['toggle', 'toggle', 'start'])
  expect(press('ArrowRight', { hasLesson: false })).toBeNull()
})

test('a key held down is one step', () => {
  expect(press('PageDown', { isRepeat: true })).toBe('nothing')
})

test('arrows and Space stay with what has the focus; the page keys step from anywhere but a text', () => {
  expect(['ArrowRight', ' '].map((key) => press(key, { at: 'control' }))).toEqual([null, null])
  expect([' ', 'ArrowRight'].map((key) => press(key, { at: 'button' }))).toEqual([null, 'next'])
  expect(press('PageDown', { at: 'control' })).toBe('next')
  expect(['PageDown', 'b', ' '].map((key) => press(key, { at: 'text' }))).toEqual([null, null, null])
})

test('black, notes, help and leaving; letters only where the reader has them as keys', () => {
  expect(['b', 'B', '.', 's', '?', 'f', 'Escape'].map((key) => press(key))).toEqual(['black', 'black', 'black', 'notes', 'help', 'leave', 'leave'])
  expect(['b', '.', 's', '?', 'f'].map((key) => press(key, { hasLetters: false }))).toEqual(Array(5).fill(null))
  expect(press('Escape', { hasLetters: false, at: 'text' })).toBe('leave')
})

test('the key that starts a slide show elsewhere does not load the page anew', () => {
  expect(press('F5')).toBe('nothing')
})

test.each(['toString', 'r', 'Tab', 'Home'])('%s is left to the page', (key) => {
  expect(press(key)).toBeNull()
})
