import { cpSync, globSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { expect, it } from 'vitest'
import { Zip } from '../../scripts/import/zip.ts'
import { Copy } from './copy.ts'

const files = process.env['OFFICIAL_FILES']

/** The file of June 2026 as if it were of another month, without its first network. */
async function fileOf(month: Date): Promise<string> {
  const zip = await Zip.open(join(files ?? '', 'pcn-workforce/PCNWFIndividualCSV.062026.zip'))
  const member = zip.members.find((name) => name.includes('Individual Level.csv')) ?? ''
  const text = Buffer.concat(await Array.fromAsync(zip.read(member))).toString()
  const [year, number] = [month.getUTCFullYear(), month.getUTCMonth() + 1]
  const [heading, first = '', ...rows] = text
    .replaceAll(/^([^,]*),2026,6,/gm, `$1,${year},${number},`)
    .split('\r\n')
  const network = first.split(',').slice(0, 4).join(',')
  return [heading, ...rows.filter((row) => !row.startsWith(`${network},`))].join('\r\n')
}

it.skipIf(!files)(
  'the figures of the next month need no change of tests',
  { timeout: 600_000 },
  async () => {
    const extracts = globSync('data/sources/pcn-workforce/*.csv').sort()
    const [year = 0, month = 0] = basename(extracts.at(-1)!, '.csv').split('-').map(Number)
    const copy = new Copy()
    for (const part of ['tests', 'vitest.config.ts']) {
      cpSync(part, join(copy.folder, part), { recursive: true })
    }
    writeFileSync(join(copy.folder, 'next.csv'), await fileOf(new Date(Date.UTC(year, month))))
    copy.run('data:import', '--', 'pcn-workforce', 'next.csv')
    copy.run('data')
    const asking = copy.run('data:explain', '--', '--list').matchAll(/data:explain -- (\S+) /g)
    for (const table of new Set([...asking].map(([, name]) => name!))) {
      copy.run('data:explain', '--', table, '--cause', 'publisher', 'So published.')
    }
    const tested = ['tables', 'checks', 'areas', 'facts.test', 'prose.test', 'quote.test']
    const places = tested.map((name) => `tests/${name}`)
    expect(
      copy.node('node_modules/vitest/vitest.mjs', 'run', '--project', 'unit', ...places),
    ).toMatch(/\d+ passed/)
    copy.remove()
  },
)
