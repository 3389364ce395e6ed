/** Null where all rows have the length of the first, else a sentence that names the first that has not. */
export function raggedRow(name: string, rows: readonly (readonly number[])[]): string | null {
  const length = rows[0]?.length ?? 0
  const at = rows.findIndex((row) => row.length !== length)
  return at < 0 ? null : `${name}[${at}] must have ${length} numbers, as ${name}[0] has; it was ${rows[at].length}.`
}
