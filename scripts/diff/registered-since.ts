import { readRegister, type RegisterRow } from '../register.ts'

/** The rows of the register of a data folder that an earlier one did not have: official files that came in since. */
export function registeredSince(earlier: readonly RegisterRow[], data: string): RegisterRow[] {
  const before = new Set(earlier.map(nameOf))
  return readRegister(data).filter((row) => !before.has(nameOf(row)))
}

function nameOf({ source, release, sha256, retrieved }: RegisterRow): string {
  return [source, release, sha256, retrieved].join(' ')
}
