import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseCsv } from '../../src/csv.ts'
import type { TableState } from '../../src/diff/diff-tables.ts'
import type { Table } from '../../src/table.ts'
import { registerRow, type RegisterRow } from '../register.ts'
import { readRecords, storedPath } from '../release/check-records.ts'
import { readRelease } from '../release/read-release.ts'
import { openCommit } from './commit.ts'
import { statesAt } from './table-states.ts'

/** A state that the data folder is compared with. */
export interface Baseline {
  /** In words: `` `HEAD` ``, `release 2026-11-22`. */
  name: string
  tables: TableState[]
  register: RegisterRow[]
}

/**
 * A data folder as a commit has it.
 * @throws when the commit cannot be read
 */
export function readCommit(ref: string, data: string, declared: readonly Table[]): Baseline {
  const commit = openCommit(ref, data)
  const [register] = commit.list('register.csv')
  return {
    name: `\`${ref}\``,
    tables: statesAt(commit, declared),
    register: register ? parseRegister(commit.read(register)) : [],
  }
}

/**
 * What a release published.
 * @param release its name; the last one when none is given
 * @throws when there is no such release
 */
export function readPublished(release: string | undefined, data: string): Baseline {
  const records = readRecords(data)
  const record = release ? records.find((each) => each.release === release) : records.at(-1)
  if (!record) {
    const known = records.map((each) => each.release).join(', ')
    throw new Error(
      `data:diff: release: ${release ?? 'none'}; ${known ? `expected one of ${known}` : 'nothing was released yet'}`,
    )
  }
  const place = record.files.find(({ name }) => name === 'register.csv')?.release
  const register = place
    ? readFileSync(join(data, storedPath(place, 'register.csv')), 'utf8')
    : undefined
  return {
    name: `release ${record.release}`,
    tables: readRelease(data, record).tables,
    // Published files have the line ends of RFC 4180.
    register: register ? parseRegister(register.replaceAll('\r\n', '\n')) : [],
  }
}

function parseRegister(text: string): RegisterRow[] {
  return parseCsv(text).map((cells) => registerRow.parse(cells))
}
