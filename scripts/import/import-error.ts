/** Something that the maintainer can put right: its message is all that is shown. */
export class ImportError extends Error {
  override name = 'ImportError'
}

/** The message of anything that was thrown. */
export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
