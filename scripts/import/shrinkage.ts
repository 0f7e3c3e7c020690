import type { Source } from '../../src/source.ts'
import { currentRows, type RegisterRow } from '../register.ts'
import type { ReleaseRead } from './read-release.ts'

const leastShare = 0.8

/**
 * Doubts about a release that is far smaller than the one before it, or than the one it replaces:
 * a download that was cut off between two lines looks whole otherwise.
 */
export function shrinkage(
  { id, steady }: Source,
  register: readonly RegisterRow[],
  { release, files, rowsKept }: Pick<ReleaseRead, 'release' | 'files' | 'rowsKept'>,
): string[] {
  const before = register
    .filter((row) => row.source === id && row.superseded === '' && row.release <= release)
    .reduce((latest, row) => (row.release > latest ? row.release : latest), '')
  const rowsBefore = currentRows(register, id, before)
  const counts = {
    rows_read: {
      now: sum(files.map(({ rows }) => rows)),
      earlier: sum(rowsBefore.map((row) => row.rows_read)),
    },
    rows_kept: { now: rowsKept, earlier: rowsBefore[0]?.rows_kept ?? 0 },
  }
  return steady
    .filter((count) => counts[count].now < leastShare * counts[count].earlier)
    .map(
      (count) =>
        `${count.replace('_', ' ')}: ${counts[count].now}; expected about ${counts[count].earlier} as in ${before} — the file may be cut off`,
    )
}

function sum(values: number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
