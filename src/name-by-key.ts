/** A row by its key, in words: `census 2026-06 · level england`. */
export function nameByKey(row: object, key: readonly string[]): string {
  return key.map((column) => `${column} ${String(Reflect.get(row, column))}`).join(' · ')
}
