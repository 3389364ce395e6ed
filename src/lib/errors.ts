/** A failure whose message is a whole sentence meant for the user. */
export class UserError extends Error {
  override readonly name = 'UserError'
}

/** The sentence to show for anything that was thrown. */
export function sentenceOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
