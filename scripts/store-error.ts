/** Why the data folder cannot be written; its message is all that is shown. */
export class StoreError extends Error {
  override name = 'StoreError'
}
