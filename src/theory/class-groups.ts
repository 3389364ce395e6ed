/** Classes that all have one number of samples: the unique optimum of a convex form treats them alike. */
export interface ClassGroup {
  /** Indices of the classes, ascending; K_g of them. */
  readonly members: readonly number[]
  /** n_g > 0, samples of each; real where a class is one weighted column. */
  readonly count: number
}

/** The classes by their number of samples, the largest number first. */
export function classGroups(counts: readonly number[]): ClassGroup[] {
  const byCount = new Map<number, number[]>()
  counts.forEach((count, k) => {
    const members = byCount.get(count)
    if (members === undefined) byCount.set(count, [k])
    else members.push(k)
  })
  return [...byCount].map(([count, members]) => ({ count, members })).toSorted((a, b) => b.count - a.count)
}

/** K = Σ K_g. */
export function classTotal(groups: readonly ClassGroup[]): number {
  return groups.reduce((sum, { members }) => sum + members.length, 0)
}

/** N = Σ K_g n_g. */
export function sampleTotal(groups: readonly ClassGroup[]): number {
  return groups.reduce((sum, { members, count }) => sum + members.length * count, 0)
}
