import { notesOn, sharedOf, thresholdsOf, told, type Preset } from './preset.ts'
import { saddlePreset } from './saddle.ts'

const collapsed = 'R=100'

/** Cross-entropy with weight decay: balanced (Zhu et al. 2021) and imbalanced (Hong & Ling 2023). */
export const zhuPresets: readonly Preset[] = [
  {
    key: 'zhu-balanced',
    paper: 'Zhu et al. 2021',
    name: 'Balanced: neural collapse',
    summary:
      'Four classes of 20 samples each. All samples of a class come together, and the four means and classifiers ' +
      'end as the corners of a tetrahedron, the simplex ETF, from almost every start.',
    shared: sharedOf(''),
  },
  saddlePreset,
  {
    key: 'hong-collapse',
    paper: 'Hong & Ling 2023',
    name: 'R = 100: minority collapse',
    summary:
      'Two classes have a hundred times as many samples as the other two. Telling the two small classes apart then ' +
      'saves less loss than the longer vectors cost in weight decay, and their classifiers become one.',
    shared: sharedOf(collapsed),
    notes: notesOn(collapsed, (predicted) =>
      thresholdsOf(predicted, 'R₀').map(
        (R0) =>
          `The small classes do not come ever closer as R grows: from R₀ = ${told(R0)} on, with this weight decay, their classifiers coincide exactly.`,
      ),
    ),
  },
]
