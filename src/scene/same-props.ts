import type { SceneProps } from './props.ts'

/** Whether two props draw the same picture; matrices are compared by identity, short lists by what they hold. */
export function sameProps(a: SceneProps, b: SceneProps): boolean {
  return (
    a.frame?.means === b.frame?.means &&
    a.frame?.classifiers === b.frame?.classifiers &&
    a.frame?.samples === b.frame?.samples &&
    a.frame?.sampleClasses === b.frame?.sampleClasses &&
    a.ghost?.means === b.ghost?.means &&
    a.ghost?.classifiers === b.ghost?.classifiers &&
    kindOf(a.ghost) === kindOf(b.ghost) &&
    sameCells(a.cells, b.cells) &&
    a.trail?.past === b.trail?.past &&
    a.trail?.now === b.trail?.now &&
    (a.sphere ?? false) === (b.sphere ?? false) &&
    a.basis === b.basis &&
    a.classifierUnit === b.classifierUnit &&
    a.meanUnit === b.meanUnit &&
    a.touched?.kind === b.touched?.kind &&
    a.touched?.index === b.touched?.index &&
    a.appearance === b.appearance &&
    (a.weight ?? 1) === (b.weight ?? 1) &&
    sameList(a.labels, b.labels) &&
    sameList(a.minority, b.minority)
  )
}

function kindOf(ghost: SceneProps['ghost']): string {
  return ghost?.kind ?? 'predicted'
}

function sameCells(a: SceneProps['cells'], b: SceneProps['cells']): boolean {
  return (a == null) === (b == null) && a?.bias === b?.bias
}

function sameList<T>(a: readonly T[], b: readonly T[]): boolean {
  return a === b || (a.length === b.length && a.every((item, i) => item === b[i]))
}
