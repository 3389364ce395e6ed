/**
 * Comma-separated text of numbers and plain words under plain names, one line each; a number in the fewest digits
 * that read back as the same, nothing where it is missing or not finite.
 */
export function csvText(names: readonly string[], rows: Iterable<readonly (number | string | null)[]>): string {
  const lines = [names.join(',')]
  for (const row of rows) lines.push(row.map(cell).join(','))
  return `${lines.join('\n')}\n`
}

function cell(value: number | string | null): string {
  if (typeof value === 'string') return value
  return value === null || !Number.isFinite(value) ? '' : String(value)
}
