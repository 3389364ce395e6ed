import type { ModelSpec } from '../model/spec.ts'

/** A paper as BibTeX has it. */
export interface Paper {
  readonly key: string
  readonly kind: 'article' | 'inproceedings' | 'misc'
  readonly fields: Readonly<Record<string, string>>
}

const entry = (key: string, kind: Paper['kind'], fields: Paper['fields']): Paper => ({ key, kind, fields })
const arXiv = (eprint: string) => ({ eprint, archiveprefix: 'arXiv', url: `https://arxiv.org/abs/${eprint}` })

/** The papers that the models are from. */
export const papers = {
  ji: entry('ji2022unconstrained', 'inproceedings', {
    title: 'An Unconstrained Layer-Peeled Perspective on Neural Collapse',
    author: 'Ji, Wenlong and Lu, Yiping and Zhang, Yiliang and Deng, Zhun and Su, Weijie J.',
    booktitle: 'International Conference on Learning Representations',
    year: '2022',
    ...arXiv('2110.02796'),
  }),
  fang: entry('fang2021exploring', 'article', {
    title: 'Exploring Deep Neural Networks via Layer-Peeled Model: Minority Collapse in Imbalanced Training',
    author: 'Fang, Cong and He, Hangfeng and Long, Qi and Su, Weijie J.',
    journal: 'Proceedings of the National Academy of Sciences',
    volume: '118',
    number: '43',
    year: '2021',
    ...arXiv('2101.12699'),
  }),
  dang: entry('dang2023neural', 'inproceedings', {
    title: 'Neural Collapse in Deep Linear Networks: From Balanced to Imbalanced Data',
    author: 'Dang, Hien and Tran, Tho and Osher, Stanley and Tran-The, Hung and Ho, Nhat and Nguyen, Tan',
    booktitle: 'International Conference on Machine Learning',
    year: '2023',
    ...arXiv('2301.00437'),
  }),
  pan: entry('pan2023towards', 'misc', {
    title: 'Towards Understanding Neural Collapse: The Effects of Batch Normalization and Weight Decay',
    author: 'Pan, Leyan and Cao, Xinyuan',
    year: '2023',
    ...arXiv('2309.04644'),
  }),
  yaras: entry('yaras2022neural', 'inproceedings', {
    title: 'Neural Collapse with Normalized Features: A Geometric Analysis over the Riemannian Manifold',
    author: 'Yaras, Can and Wang, Peng and Zhu, Zhihui and Balzano, Laura and Qu, Qing',
    booktitle: 'Advances in Neural Information Processing Systems',
    year: '2022',
    ...arXiv('2209.09211'),
  }),
  zhu: entry('zhu2021geometric', 'inproceedings', {
    title: 'A Geometric Analysis of Neural Collapse with Unconstrained Features',
    author: 'Zhu, Zhihui and Ding, Tianyu and Zhou, Jinxin and Li, Xiao and You, Chong and Sulam, Jeremias and Qu, Qing',
    booktitle: 'Advances in Neural Information Processing Systems',
    year: '2021',
    ...arXiv('2105.02375'),
  }),
} as const

const ofModel: Readonly<Record<string, Paper>> = { ulpm: papers.ji, layerPeeled: papers.fang, batchNorm: papers.pan, sphere: papers.yaras }

/** The paper of the model that an experiment runs; weight decay with one layer and cross-entropy is that of Zhu et al. */
export function paperOf({ model, choices, values }: Pick<ModelSpec, 'model' | 'choices' | 'values'>): Paper {
  const isDang = (values?.depth ?? 1) > 1 || choices?.loss === 'squaredError'
  return ofModel[model] ?? (isDang ? papers.dang : papers.zhu)
}

/** A paper, or anything else with fields, as a BibTeX entry. Braces keep the capitals of a title. */
export function bibTeX({ key, kind, fields }: { readonly key: string; readonly kind: string; readonly fields: Paper['fields'] }): string {
  const lines = Object.entries(fields).map(([name, text]) => `  ${name} = {${name === 'title' ? `{${text}}` : text}},`)
  return [`@${kind}{${key},`, ...lines, '}'].join('\n')
}
