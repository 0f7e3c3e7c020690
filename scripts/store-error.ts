/** Why the data folder cannot be written; its message is all that is shown. */
export class StoreError extends Error {
  override name = 'StoreError'
}

/** Does some work; what the disk says when that fails becomes part of a message. */
export function explained<Result>(work: () => Result, explain: (reason: string) => string): Result {
  try {
    return work()
  } catch (error) {
    if (error instanceof StoreError) throw error
    const reason = error instanceof Error ? error.message : String(error)
    throw new StoreError(explain(reason), { cause: error })
  }
}
