import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { declaredTables } from '../../scripts/build-tables.ts'
import { statesOnDisk } from '../../scripts/diff/table-states.ts'
import { readRegister, registerRow } from '../../scripts/register.ts'
import { chartStates } from '../../scripts/release/chart-states.ts'
import { checkProject, type Built } from '../../scripts/release/check-project.ts'
import { formatDataCsv } from '../../src/public-file.ts'
import { copyData } from './data-copy.ts'

const tables = statesOnDisk('data', await declaredTables())
const headings = Object.fromEntries(Object.keys(registerRow.shape).map((key) => [key, key]))
const built: Built = {
  tables,
  charts: await chartStates(tables),
  files: new Map([['register.csv', formatDataCsv(headings, readRegister('data'))]]),
}

const refusalsOf = async (data: string, site = built, content = 'content') =>
  (await checkProject({ data, content }, site)).refusals

describe('before a release', { timeout: 60_000 }, () => {
  test('all is well with what is committed', async () => {
    expect(await refusalsOf('data')).toEqual([])
  })

  test('a table that is not what the extracts give is named', async () => {
    const { data, alter } = copyData()
    alter('tables/people-referred.json', '407117', '407118')
    expect(await refusalsOf(data)).toEqual([
      `${join(data, 'tables/people-referred.json')}: stale: not what the extracts give; run npm run data`,
    ])
  })

  test('an extract that is not as it was imported is named', async () => {
    const { data, alter } = copyData()
    alter('sources/snomed-code-usage/2018-19.csv', '64370', '64371')
    expect(await refusalsOf(data)).toEqual([
      expect.stringContaining('snomed-code-usage/2018-19.csv: SHA-256: '),
    ])
  })

  test('a site that was built from other figures is refused, with the first that differs', async () => {
    const other = {
      ...built,
      tables: tables.map((table) =>
        table.id === 'people-referred' ? { ...table, rows: table.rows.slice(1) } : table,
      ),
      charts: built.charts.slice(1),
      files: new Map([['register.csv', '']]),
    }
    expect(await refusalsOf('data', other)).toEqual([
      expect.stringMatching(/^dist: table people-referred: row vanished, .*build the site again/),
      expect.stringMatching(/^dist: chart .*: table vanished; it was built from other figures/),
      'dist: register.csv: not that of data; build the site again: npm run build',
    ])
  })

  test('a number typed by hand is refused, with file and line', async () => {
    const { data } = copyData()
    const content = join(data, 'content')
    mkdirSync(content)
    writeFileSync(join(content, 'a.mdx'), '---\n---\nIn 2020/21 it was 407,117 people.\n')
    expect(await refusalsOf('data', built, content)).toEqual([
      expect.stringContaining('a.mdx:3: number typed by hand: 407,117; the fact '),
    ])
  })
})
