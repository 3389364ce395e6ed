/** How many suggestions are read. */
const MOST = 5

/** The keys that a text may have been meant for, nearest first: at least half of the longer one is a common start or end. */
export function nearKeys(text: string, keys: readonly string[]): readonly string[] {
  const nearness = (key: string) => commonEnds(text, key) / Math.max(text.length, key.length)
  const near = keys.filter((key) => nearness(key) >= 0.5)
  return near.toSorted((a, b) => nearness(b) - nearness(a)).slice(0, MOST)
}

/** Characters at the start and at the end that two texts have in common, each counted once. */
function commonEnds(a: string, b: string): number {
  const most = Math.min(a.length, b.length)
  let start = 0
  while (start < most && a[start] === b[start]) start++
  let end = 0
  while (end < most - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++
  return start + end
}
