import type { Lesson } from './lesson.ts'

/** The lessons of the page by key, in order; each is loaded when it is opened. */
export const library: Readonly<Record<string, () => Promise<Lesson>>> = {
  opening: async () => (await import('./opening.ts')).opening,
  ulpm: async () => (await import('./ulpm.ts')).ulpm,
  'layer-peeled': async () => (await import('./layer-peeled.ts')).layerPeeled,
  'deep-linear': async () => (await import('./deep-linear.ts')).deepLinear,
  'batch-norm': async () => (await import('./batch-norm.ts')).batchNorm,
  spheres: async () => (await import('./spheres.ts')).spheres,
  claims: async () => (await import('./claims.ts')).claims,
}
