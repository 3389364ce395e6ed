/** The list with one of its members a place further on (1) or back (−1); as it is at its ends. */
export function moved(list: readonly string[], member: string, by: 1 | -1): readonly string[] {
  const from = list.indexOf(member)
  const to = from + by
  return from < 0 || to < 0 || to >= list.length ? list : list.with(from, list[to]).with(to, member)
}
