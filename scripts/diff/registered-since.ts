import { execFileSync } from 'node:child_process'
import { parseCsv } from '../../src/csv.ts'
import { readRegister, registerRow, type RegisterRow } from '../register.ts'

/**
 * The rows of the register of a data folder that it did not have at a commit: the official files that came in since.
 * @throws when git does not know the commit
 */
export function registeredSince(ref: string, data: string): RegisterRow[] {
  const before = new Set(registerAt(ref, data).map(nameOf))
  return readRegister(data).filter((row) => !before.has(nameOf(row)))
}

function registerAt(ref: string, data: string): RegisterRow[] {
  const git = (...args: string[]) =>
    execFileSync('git', args, { cwd: data, encoding: 'utf8', maxBuffer: 1 << 28 })
  if (git('ls-tree', '--name-only', ref, 'register.csv') === '') return []
  return parseCsv(git('show', `${ref}:./register.csv`)).map((cells) => registerRow.parse(cells))
}

function nameOf({ source, release, sha256, retrieved }: RegisterRow): string {
  return [source, release, sha256, retrieved].join(' ')
}
