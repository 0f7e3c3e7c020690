import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { declaredTables } from '../../scripts/build-tables.ts'
import { writeReportFolder } from '../../scripts/diff/report-folder.ts'
import { statesOnDisk } from '../../scripts/diff/table-states.ts'
import { diffTables } from '../../src/diff/diff-tables.ts'

const after = statesOnDisk('data', await declaredTables())

/** Writes the report of these tables against those before the newest census, and gives its files. */
async function write(changes = diffTables(after, after)) {
  const folder = mkdtempSync(join(tmpdir(), 'report-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const before = after.map((state) =>
    state.id === 'link-workers-by-month' ? { ...state, rows: state.rows.slice(0, -1) } : state,
  )
  const nothing = { imported: [], findings: [], reasons: new Map() }
  await writeReportFolder(
    { comparedWith: '`HEAD`', before, after, changes, ...nothing },
    { folder },
  )
  const read = (name: string) => readFileSync(join(folder, name), 'utf8')
  return { report: read('report.md'), body: read('body.md') }
}

it('links the pictures beside the report', async () => {
  const { report, body } = await write()
  expect(report).toContain(
    '](pictures/link-workers-by-month.png)](pictures/link-workers-by-month.svg)',
  )
  expect(body).toBe(report)
})

it('cuts what is too long for a pull request, and keeps the whole', async () => {
  const [table] = after
  const kinds = Array.from({ length: 2000 }, (_, index) => `table-${index}`)
  const { report, body } = await write(kinds.flatMap((id) => diffTables([], [{ ...table!, id }])))
  expect(report.length).toBeGreaterThan(65_536)
  expect(body.length).toBeLessThanOrEqual(65_536)
  expect(body).toMatch(/The report goes on; the whole of it is in `report\.md`[^\n]*\n$/)
  expect(body).toContain('## Main figures, England')
})
