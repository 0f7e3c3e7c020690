import { execFileSync } from 'node:child_process'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Table } from '../../src/table.ts'
import type { TableState } from '../../src/diff/diff-tables.ts'

/** The tables of a data folder as they are on disk. */
export function statesOnDisk(data: string, declared: readonly Table[]): TableState[] {
  const folder = join(data, 'tables')
  if (!existsSync(folder)) return []
  return globSync('*.json', { cwd: folder }).map((file) =>
    readState(basename(file, '.json'), readFileSync(join(folder, file), 'utf8'), declared),
  )
}

/**
 * The tables of a data folder as a commit has them.
 * @throws when git does not know the commit
 */
export function statesAt(ref: string, data: string, declared: readonly Table[]): TableState[] {
  const git = (...args: string[]) =>
    execFileSync('git', args, { cwd: data, encoding: 'utf8', maxBuffer: 1 << 28 })
  let files: string[]
  try {
    files = git('ls-tree', '--name-only', ref, 'tables/').split('\n').filter(Boolean)
  } catch (error) {
    throw new Error(`data:diff: ${ref}: no such commit; give a branch, a tag or a hash`, {
      cause: error,
    })
  }
  return files.map((file) =>
    readState(basename(file, '.json'), git('show', `${ref}:./${file}`), declared),
  )
}

/** A table nobody declares any more is compared by all columns but its numbers. */
function readState(id: string, text: string, declared: readonly Table[]): TableState {
  const { rows } = JSON.parse(text)
  const key = declared.find((table) => table.id === id)?.key
  return { id, rows, key: key ?? Object.keys(rows[0] ?? {}) }
}
