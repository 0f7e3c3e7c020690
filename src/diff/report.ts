import { severities, type Severity } from '../finding.ts'
import type { Reason } from '../publishing/reasons.ts'
import type { Cell, Change } from './diff-tables.ts'
import { escapeMarkdown, writeTable } from './markdown.ts'

/** More changes of one kind and table than this are counted, not listed. */
const longest = 40

const headings: Record<Severity, string> = {
  stops: 'Stops: published figures vanished',
  'asks for a reason': 'Asks for a reason: the past changed',
  expected: 'Expected',
}

/**
 * The changes of the tables as Markdown for a pull request, the gravest first.
 * @param summary Markdown between the counts and the changes
 * @param reasons why changes are right, where somebody has said so
 */
export function writeReport(
  changes: readonly Change[],
  before: string,
  { summary = '', reasons = new Map() }: { summary?: string; reasons?: Reasons } = {},
): string {
  if (changes.length === 0) {
    return `# What moved\n\nNo figure differs from ${before}.\n${summary && `\n${summary}`}`
  }
  const sections = severities.flatMap((severity) => {
    const found = changes.filter((change) => change.severity === severity)
    return found.length === 0 ? [] : [`## ${headings[severity]}\n\n${writeGroups(found, reasons)}`]
  })
  const counts = severities
    .map((severity) => [changes.filter((change) => change.severity === severity).length, severity])
    .filter(([count]) => count !== 0)
    .map(([count, severity]) => `${count} ${severity}`)
    .join(', ')
  return `# What moved\n\nCompared with ${before}: ${counts}.\n\n${summary}${sections.join('\n')}`
}

type Reasons = ReadonlyMap<Change, Reason>

function writeGroups(changes: readonly Change[], reasons: Reasons): string {
  const groups = Map.groupBy(changes, ({ table, kind }) => `### \`${table}\`: ${kind}`)
  return [...groups]
    .map(([heading, group]) => {
      const rest = group.length - longest
      const more = rest > 0 ? `\n… and ${rest} more\n` : ''
      return `${heading}\n\n${writeGroup(group.slice(0, longest))}${more}${writeReasons(group, reasons)}`
    })
    .join('\n')
}

/** The reasons that were given for some of these changes, each once. */
function writeReasons(changes: readonly Change[], reasons: Reasons): string {
  const given = new Set(changes.flatMap((change) => reasons.get(change) ?? []))
  if (given.size === 0) return ''
  const lines = [...given].map(
    ({ where, cause, reason }) =>
      `- ${escapeMarkdown(`${where ? `${where}: ` : ''}${reason} (cause: ${cause})`)}\n`,
  )
  return `\nReasons given:\n\n${lines.join('')}`
}

function writeGroup(changes: readonly Change[]): string {
  if (changes.every(({ before, after }) => before === undefined && after === undefined)) {
    return changes.map((change) => `- ${writeWhere(change)}\n`).join('')
  }
  return writeTable(
    ['row', 'column', '>before', '>after', '>change'],
    changes.map(({ where, column = '', before = null, after = null }) => [
      escapeMarkdown(where),
      escapeMarkdown(column),
      writeCell(before),
      writeCell(after),
      writeStep(before, after),
    ]),
  )
}

function writeWhere({ where, column, rows, table }: Change): string {
  const what = [escapeMarkdown(where), column && `column \`${column}\``].filter(Boolean).join(', ')
  return `${what || `\`${table}\``}${rows === undefined ? '' : ` (${rows} ${rows === 1 ? 'row' : 'rows'})`}`
}

function writeCell(cell: Cell): string {
  return cell === null ? 'nothing' : escapeMarkdown(String(cell))
}

/** How far a number moved, as a share of what it was. */
function writeStep(before: Cell, after: Cell): string {
  if (typeof before !== 'number' || typeof after !== 'number' || before === 0) return ''
  const step = ((after - before) / Math.abs(before)) * 100
  return `${step > 0 ? '+' : step < 0 ? '−' : ''}${Math.abs(step).toFixed(1)}%`
}
