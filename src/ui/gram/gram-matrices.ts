import type { GramMatrix, GramProps } from '../../charts/gram-props.ts'
import type { Ghost } from '../../store/ghost-keeper.ts'
import { gramKeys, type GramKey, type Grams } from '../../store/grams.ts'

/** What each matrix is called, and the vectors that it is of. */
const names: Readonly<Record<GramKey, Omit<GramMatrix, 'key' | 'values' | 'target'>>> = {
  classifiers: { name: 'Classifiers', row: 'w_#', column: 'w_#', rowsOf: 'classifiers', columnsOf: 'classifiers' },
  means: { name: 'Class means', row: 'μ_# − μ_G', column: 'μ_# − μ_G', rowsOf: 'means', columnsOf: 'means' },
  duality: { name: 'Classifiers against means', row: 'w_#', column: 'μ_# − μ_G', rowsOf: 'classifiers', columnsOf: 'means' },
}

/** The Gram matrices of a moment with their names. */
function gramMatrices({ values, target }: Grams): GramMatrix[] {
  return gramKeys.map((key) => ({ key, ...names[key], values: values[key], target: target?.[key] ?? null }))
}

/** What is drawn of the Gram matrices of a moment with K classes, and of its target. */
export function gramProps(grams: Grams, K: number, ghost: Ghost | null, look: Pick<GramProps, 'shading' | 'appearance' | 'weight'>): GramProps {
  const { classes, order, groups, shown } = grams
  const selection = shown.length === K ? null : { classes: shown, of: K }
  const targetName = ghost?.kind === 'bestFound' ? 'best found' : 'predicted'
  return { ...look, matrices: gramMatrices(grams), classes, selection, order, groups, targetName }
}
