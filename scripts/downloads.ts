import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { day, text, whole } from '../src/cell.ts'
import { formatCsv, parseCsv } from '../src/csv.ts'
import { byColumns } from '../src/source.ts'
import { commit, withLock } from './store.ts'

const fileName = 'downloads.csv'

/** What a file was when it was first downloaded from its address. */
const downloadRow = z.object({ url: z.url(), sha256: text, bytes: whole, fetched: day })

export type DownloadRow = z.infer<typeof downloadRow>

/**
 * Reads `data/downloads.csv`; none yet is an empty one.
 * @throws naming the line that does not fit
 */
export function readDownloads(data: string): DownloadRow[] {
  const path = join(data, fileName)
  if (!existsSync(path)) return []
  return parseCsv(readFileSync(path, 'utf8')).map((cells, index) => {
    const row = downloadRow.safeParse(cells)
    if (row.success) return row.data
    const column = String(row.error.issues[0]?.path[0])
    throw new Error(
      `${path}:${index + 2}: ${column}: ${JSON.stringify(cells[column])}; only npm run data:fetch writes this file — restore it from git`,
    )
  })
}

/** Records a first download. */
export function addDownload(data: string, row: DownloadRow) {
  withLock(data, () => writeDownloads(data, [...readDownloads(data), row].sort(byColumns('url'))))
}

/** Takes back what is recorded of these addresses, so that whatever lies there next is a first download again. */
export function forgetDownloads(data: string, urls: readonly string[]) {
  if (urls.length === 0) return
  withLock(data, () =>
    writeDownloads(
      data,
      readDownloads(data).filter(({ url }) => !urls.includes(url)),
    ),
  )
}

function writeDownloads(data: string, rows: readonly DownloadRow[]) {
  if (rows.length === 0) return commit(data, [], [fileName])
  const cells = rows.map((each) => z.encode(downloadRow, each))
  commit(data, [{ path: fileName, text: formatCsv(Object.keys(downloadRow.shape), cells) }])
}
