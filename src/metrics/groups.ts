/** Which classes a measure is about. */
export interface Groups {
  /** Classes with the largest number of samples; all classes where the numbers are equal. */
  readonly majority: readonly number[]
  /** Classes with the smallest number of samples; none where the numbers are equal. */
  readonly minority: readonly number[]
}

/** Majority and minority by the number of samples; with more than two numbers the classes between are in neither. */
export function groupsOf(counts: readonly number[]): Groups {
  const most = Math.max(...counts)
  const least = Math.min(...counts)
  const withCount = (count: number): number[] => counts.map((_, k) => k).filter((k) => counts[k] === count)
  return { majority: withCount(most), minority: least < most ? withCount(least) : [] }
}
