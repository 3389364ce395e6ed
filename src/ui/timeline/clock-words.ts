import type { Clock } from '../../experiment/view.ts'

/** What a clock is called: among the choices, and on the axis, whose ticks are true times whatever it is even in. */
export const clockWords: Readonly<Record<Clock, { readonly label: string; readonly description: string; readonly axis: string }>> = {
  motion: {
    label: 'equal motion',
    description: 'Every second shows the same amount of movement.',
    axis: 'equal motion (time t marked)',
  },
  linear: {
    label: 'linear',
    description: 'Every second shows the same stretch of time.',
    axis: 'time t',
  },
  logarithmic: {
    label: 'logarithmic',
    description: 'Every second multiplies the time by the same factor.',
    axis: 'time t, logarithmic',
  },
  rescaled: {
    label: 'rescaled',
    description: 'Every second shows the same stretch of s = ∫ loss dt: what waits for a tiny loss goes on evenly.',
    axis: 'rescaled time s = ∫ loss dt (time t marked)',
  },
}
