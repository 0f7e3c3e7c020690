import { existsSync, globSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Table } from '../../src/table.ts'
import type { TableState } from '../../src/diff/diff-tables.ts'
import type { CommittedFolder } from './commit.ts'

/** The tables of a data folder as they are on disk. */
export function statesOnDisk(data: string, declared: readonly Table[]): TableState[] {
  const folder = join(data, 'tables')
  if (!existsSync(folder)) return []
  return globSync('*.json', { cwd: folder }).map((file) =>
    readState(basename(file, '.json'), readFileSync(join(folder, file), 'utf8'), declared),
  )
}

/** The tables of a data folder as a commit has them. */
export function statesAt(commit: CommittedFolder, declared: readonly Table[]): TableState[] {
  return commit
    .list('tables/')
    .map((file) => readState(basename(file, '.json'), commit.read(file), declared))
}

/** A table nobody declares any more is compared by all columns but its numbers. */
function readState(id: string, text: string, declared: readonly Table[]): TableState {
  const { rows } = JSON.parse(text)
  const key = declared.find((table) => table.id === id)?.key
  return { id, rows, key: key ?? Object.keys(rows[0] ?? {}) }
}
