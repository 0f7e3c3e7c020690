import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Change, TableState } from '../../src/diff/diff-tables.ts'
import { cutMarkdown, longestBody } from '../../src/diff/markdown.ts'
import { compareMainFigures } from '../../src/diff/main-figures.ts'
import { writeReport } from '../../src/diff/report.ts'
import { writeSummary, type Summary } from '../../src/diff/summary.ts'
import type { Reason } from '../../src/publishing/reasons.ts'
import { loadCharts } from '../charts.ts'
import { drawChanges } from './pictures.ts'

/** What a report is about. */
export interface Reported extends Pick<Summary, 'imported' | 'changes' | 'findings'> {
  /** The state before, in words. */
  comparedWith: string
  before: readonly TableState[]
  after: readonly TableState[]
  /** Why changes are right, where somebody has said so. */
  reasons: ReadonlyMap<Change, Reason>
}

/** Where a report goes, and where its reader finds its pictures. */
export interface ReportPlace {
  folder: string
  picturesAt?: string | undefined
}

const cut = 'The report goes on; the whole of it is in `report.md` beside the pictures.'

/**
 * Writes `report.md`, `pictures/`, and `body.md`, which is the report cut to the length of a pull request's text.
 */
export async function writeReportFolder(
  { comparedWith, before, after, reasons, ...reported }: Reported,
  { folder, picturesAt = 'pictures' }: ReportPlace,
) {
  const charts = drawChanges(
    await loadCharts(),
    { label: 'Before', states: before },
    { label: 'Now', states: after },
    join(folder, 'pictures'),
    picturesAt.replace(/\/+$/, ''),
  )
  const figures = compareMainFigures(before, after)
  const summary = writeSummary({ ...reported, figures, charts })
  const report = writeReport(reported.changes, comparedWith, { summary, reasons })
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'report.md'), report)
  writeFileSync(join(folder, 'body.md'), cutMarkdown(report, longestBody, cut))
}
