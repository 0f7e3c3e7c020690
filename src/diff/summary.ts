import type { Finding } from '../finding.ts'
import { formatCount, formatSmall } from '../format.ts'
import type { RegisterRow } from '../register.ts'
import type { Change } from './diff-tables.ts'
import type { MainFigure } from './main-figures.ts'
import { escapeMarkdown, writeTable } from './markdown.ts'

/** A chart whose figures changed, with its picture of before and after. */
export interface ChangedChart {
  id: string
  title: string
  /** Addresses of the picture as the report links them. */
  png: string
  svg: string
  /** Why one of the states is missing from the picture. */
  note?: string
}

/** What a maintainer needs to know in ten seconds. */
export interface Summary {
  /** Rows that the register did not have before. */
  imported: readonly RegisterRow[]
  changes: readonly Change[]
  figures: readonly MainFigure[]
  /** What the checks find in the tables as they are now, and nobody has explained yet. */
  findings: readonly Finding[]
  charts: readonly ChangedChart[]
}

/** More findings than this are counted, not listed. */
const longest = 20

/** The head of the report: what came in, what is new, the main figures, what to look at, and pictures. */
export function writeSummary({ imported, changes, figures, findings, charts }: Summary): string {
  const news = changes.filter(({ kind }) => kind === 'new period')
  const open = findings.filter(({ severity }) => severity !== 'expected')
  return [
    open.length > 0 && `**The checks ask about ${count(open.length)}**, see below.\n\n`,
    section('What came in', imported.length > 0 && writeImported(imported)),
    section(
      'New periods',
      news.map(({ table, where }) => `- \`${table}\`: ${escapeMarkdown(where)}\n`).join(''),
    ),
    section('Main figures, England', writeFigures(figures)),
    section('What the checks ask', open.length > 0 && writeFindings(open)),
    section('Charts whose figures changed', charts.map(writeChart).join('\n')),
  ]
    .filter(Boolean)
    .join('')
}

function count(things: number): string {
  return things === 1 ? 'one thing' : `${formatSmall(things)} things`
}

function section(heading: string, content: string | false): string {
  return content ? `## ${heading}\n\n${content}\n` : ''
}

function writeImported(rows: readonly RegisterRow[]): string {
  return writeTable(
    ['source', 'release', 'file', '>rows read', '>rows kept', 'reasons given'],
    rows.map((row) => [
      `\`${row.source}\``,
      escapeMarkdown(row.release),
      escapeMarkdown(row.file_name),
      formatCount(row.rows_read),
      formatCount(row.rows_kept),
      escapeMarkdown([row.revision, row.accepted].filter(Boolean).join('; ')),
    ]),
  )
}

function writeFigures(figures: readonly MainFigure[]): string {
  return writeTable(
    ['', '>before', '>now'],
    figures.map(({ label, before = 'none', after = 'none' }) => [
      label,
      before,
      after === before ? 'unchanged' : `**${after}**`,
    ]),
  )
}

function writeFindings(findings: readonly Finding[]): string {
  const lines = findings
    .slice(0, longest)
    .map(({ severity, kind, table, where, column, words }) => {
      const place = [where, column].filter(Boolean).join(', ')
      return `- **${severity}**, ${escapeMarkdown(kind)}: \`${table}\`${place && ` (${escapeMarkdown(place)})`}: ${escapeMarkdown(words)}\n`
    })
  const rest = findings.length - longest
  return lines.join('') + (rest > 0 ? `- … and ${rest} more\n` : '')
}

function writeChart({ id, title, png, svg, note }: ChangedChart): string {
  const words = note ? `\n${escapeMarkdown(note)}\n` : ''
  return `### \`${id}\`\n${words}\n[![Before and now: ${escapeMarkdown(title)}](${png})](${svg})\n`
}
