import type { Source } from '../../src/source.ts'
import { currentRows, type RegisterRow } from '../register.ts'

const leastShare = 0.8

/**
 * Doubts about a release that is far smaller than the one before it, or than the one it replaces:
 * a download that was cut off between two lines looks whole otherwise.
 */
export function shrinkage(
  { id, steady }: Source,
  register: readonly RegisterRow[],
  added: readonly RegisterRow[],
): string[] {
  const release = added[0]?.release ?? ''
  const before = register
    .filter((row) => row.source === id && row.superseded === '' && row.release <= release)
    .reduce((latest, row) => (row.release > latest ? row.release : latest), '')
  const rowsBefore = currentRows(register, id, before)
  return steady
    .filter((count) => total(added, count) < leastShare * total(rowsBefore, count))
    .map(
      (count) =>
        `${count.replace('_', ' ')}: ${total(added, count)}; expected about ${total(rowsBefore, count)} as in ${before} — the file may be cut off`,
    )
}

function total(rows: readonly RegisterRow[], count: 'rows_read' | 'rows_kept'): number {
  return rows.reduce((sum, row) => sum + row[count], 0)
}
