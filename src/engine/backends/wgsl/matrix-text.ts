/** How the text of a kernel names a matrix: its size, and entry `index` (row-major) for reading or writing. */
export interface MatrixText {
  readonly rows: string
  readonly cols: string
  at(index: string): string
}
