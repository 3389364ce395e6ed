import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { sphereLoss } from './sphere-loss.ts'

it('has the gradient of its value, tangent to the spheres', () => {
  const numbers = fc.infiniteStream(fc.double({ min: -1, max: 1, noNaN: true }).filter((x) => Math.abs(x) > 0.05))
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 5 }), fc.integer({ min: 2, max: 4 }), fc.constantFrom(0.3, 4, 30), numbers, (K, d, tau, noise) => {
      const at = Float64Array.from({ length: 2 * K * d }, () => noise.next().value ?? 0)
      const { gradient } = sphereLoss(at, K, d, tau)
      // Truncation 1e-10 of the third derivative, up to (τ/norm)³, and rounding 1e-15/1e-5.
      const size = Math.max(1, ...gradient.map(Math.abs))
      at.forEach((_, i) => {
        const moved = (shift: number) => sphereLoss(at.with(i, at[i] + shift), K, d, tau).value
        expect(Math.abs((moved(1e-5) - moved(-1e-5)) / 2e-5 - gradient[i])).toBeLessThan(1e-4 * size)
      })
      for (let k = 0; k < 2 * K; k++) {
        let radial = 0
        for (let i = k * d; i < (k + 1) * d; i++) radial += gradient[i] * at[i]
        expect(Math.abs(radial)).toBeLessThan(1e-13 * size)
      }
      // Lengths do not matter.
      expect(sphereLoss(at.map((x) => 3 * x), K, d, tau).value).toBeCloseTo(sphereLoss(at, K, d, tau).value, 11)
    }),
    { numRuns: 50 },
  )
})
