import { diffCharts, diffTables, type Change } from '../../src/diff/diff-tables.ts'
import { facts } from '../../src/facts.ts'
import type { Finding } from '../../src/finding.ts'
import { findProseFaults } from '../../src/mdx/prose.ts'
import { formatDataCsv } from '../../src/public-file.ts'
import type { ReleaseState } from '../../src/publishing/release-state.ts'
import { buildTables, declaredTables, describeStale } from '../build-tables.ts'
import { findingsOf } from '../check-tables.ts'
import { statesOnDisk } from '../diff/table-states.ts'
import { readArticles, readTables, untrueClaims } from '../prose.ts'
import { reasonOf } from '../import/import-error.ts'
import { readRegister, registerRow } from '../register.ts'
import { chartStates } from './chart-states.ts'

/** The built site, as much of it as must agree with the data folder. */
export interface Built extends ReleaseState {
  files: ReadonlyMap<string, string>
}

/**
 * Checks that extracts, tables, prose and built site are all of one state, and the figures for themselves.
 * The refusals say what is not, each with what to do.
 */
export async function checkProject(
  { data, content }: { data: string; content: string },
  built: Built,
): Promise<{ refusals: string[]; findings: Finding[] }> {
  try {
    const stale = describeStale(data, await buildTables(data))
    if (stale.length > 0) return { refusals: stale, findings: [] }
    const tables = statesOnDisk(data, await declaredTables())
    const charts = await chartStates(tables)
    return {
      refusals: [
        ...refuseOther('table', diffTables(tables, built.tables)),
        ...refuseOther('chart', diffCharts(charts, built.charts)),
        ...checkRegister(data, built.files.get('register.csv')),
        ...findProseFaults(readArticles(content), facts, readTables(data)),
        ...untrueClaims({ data, content }),
      ],
      findings: await findingsOf(data),
    }
  } catch (error) {
    // What cannot even be read is the only thing to say.
    return { refusals: [reasonOf(error)], findings: [] }
  }
}

const buildAgain = 'build the site again: npm run build'

function refuseOther(what: string, changes: readonly Change[]): string[] {
  const byTable = Map.groupBy(changes, ({ table }) => table)
  return [...byTable].map(([id, [first]]) => {
    const example = [first?.kind, first?.where, first?.column, first?.words].filter(Boolean)
    return `dist: ${what} ${id}: ${example.join(', ')}; it was built from other figures — ${buildAgain}`
  })
}

function checkRegister(data: string, published: string | undefined): string[] {
  const headings = Object.fromEntries(Object.keys(registerRow.shape).map((key) => [key, key]))
  return formatDataCsv(headings, readRegister(data)) === published
    ? []
    : [`dist: register.csv: not that of ${data}; ${buildAgain}`]
}
