import type { Prediction } from './prediction.ts'

/** What a convex problem's optimum says; the bias is one entry for each group. */
export type ConvexFormPrediction = Pick<Prediction, 'classifiers' | 'means' | 'objective' | 'gap' | 'regime' | 'shape' | 'bias'>
