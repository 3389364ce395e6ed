/** The list with one of its members moved to just before or after another. */
export function reordered(list: readonly string[], member: string, place: 'before' | 'after', other: string): readonly string[] {
  const rest = list.filter((one) => one !== member)
  const at = rest.indexOf(other)
  return at < 0 ? list : rest.toSpliced(place === 'before' ? at : at + 1, 0, member)
}
