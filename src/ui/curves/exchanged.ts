/** The charts with `convention` in the place of `curve`; where that is shown already the two change places. */
export function exchanged(charts: readonly string[], curve: string, convention: string): readonly string[] {
  return charts.map((key) => (key === curve ? convention : key === convention ? curve : key))
}
