import { expect, test } from 'vitest'
import { createBufferPool, MAX_SPARE_BYTES } from './buffer-pool.ts'

test('a buffer given back is the next one of its length, and of no other', () => {
  const pool = createBufferPool()
  const buffer = pool.take(12)
  pool.give(buffer)
  expect(pool.take(13)).not.toBe(buffer)
  expect(pool.take(12)).toBe(buffer)
  expect(pool.take(12)).not.toBe(buffer)
})

test('two hundred lengths one after the other never hold more than the bound', () => {
  const pool = createBufferPool()
  const given = new Set<Float64Array>()
  for (let i = 0; i < 200; i++) {
    const buffers = Array.from({ length: 4 }, () => pool.take(100_000 + i))
    for (const buffer of buffers) {
      pool.give(buffer)
      given.add(buffer)
    }
  }
  // What the pool still holds is what it hands out again.
  const spare = [...given].filter(({ length }) => given.has(pool.take(length)))
  const bytes = spare.reduce((sum, buffer) => sum + buffer.byteLength, 0)
  expect(spare.length).toBeGreaterThan(0)
  expect(bytes).toBeLessThanOrEqual(MAX_SPARE_BYTES)
})

test('a buffer beyond the bound is not kept', () => {
  const pool = createBufferPool()
  const large = pool.take(MAX_SPARE_BYTES / 8 + 1)
  pool.give(large)
  expect(pool.take(large.length) === large).toBe(false)
})
