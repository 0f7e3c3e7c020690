import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Papa from 'papaparse'
import { beforeAll, describe, expect, it } from 'vitest'
import { buildTable } from '../../scripts/build-tables.ts'
import { RegisteredExtracts } from '../../scripts/extracts.ts'
import { runCommand } from '../../scripts/import/command.ts'
import { Zip } from '../../scripts/import/zip.ts'
import { parseExtract } from '../../src/csv.ts'
import { networkContractDes } from '../../src/sources/network-contract-des.ts'
import { referralsByDeprivationFifth } from '../../src/tables/referrals-by-deprivation-fifth.ts'
import { referralsByMonth } from '../../src/tables/referrals-by-month.ts'
import { referralsByPractice } from '../../src/tables/referrals-by-practice.ts'

const official = `${process.env['OFFICIAL_FILES']}/ncdes/synth__fdbdf510.zip`

/** The long names that the measures have in the layout of collection. */
const measures: Record<string, string> = {
  'Total number of Registered Patients': 'Denominator',
  'Of the denominator, the number referred to a social prescribing service on or after QSSD and up to and including RPED.':
    'Numerator',
}

/** The publisher's made-up file (of random values) in the published layout; its practices have codes that exist. */
async function convert(): Promise<{ text: string; records: string[][] }> {
  const zip = await Zip.open(official)
  const bytes: Buffer[] = []
  for await (const piece of zip.read('ncdes_synthetic_data.csv')) bytes.push(piece)
  zip.close()
  const [, ...collected] = Papa.parse<string[]>(Buffer.concat(bytes).toString()).data
  const seen = new Set<string>()
  const records = collected.flatMap((record) => {
    const [service, , code, date, indicator, field, value] = record
    if (!code || !date || !/^\d+$/.test(value ?? '')) return []
    const measure = measures[field!] ?? field!
    const key = `${code} ${indicator} ${measure}`
    if (seen.has(key)) return []
    seen.add(key)
    const day = date.replace(/^(\d{4})(\d{2})(\d{2})$/, '$3/$2/$1')
    return [[code, `SYNTHETIC ${code}`, service!, day, indicator!, measure, value!]]
  })
  const header = 'PRACTICE_CODE,PRACTICE_NAME,QUALITY_SERVICE,ACH_DATE,IND_CODE,MEASURE,VALUE'
  return { text: `${header}\n${Papa.unparse(records, { newline: '\n' })}\n`, records }
}

describe.skipIf(!existsSync(official))(
  'the publisher’s synthetic file, as published months are',
  () => {
    let folder: string
    let records: string[][]
    let tables: Map<string, Record<string, unknown>[]>

    beforeAll(async () => {
      folder = mkdtempSync(join(tmpdir(), 'synthetic-'))
      const data = join(folder, 'data')
      cpSync('data/sources', join(data, 'sources'), { recursive: true })
      cpSync('data/register.csv', join(data, 'register.csv'))
      const converted = await convert()
      records = converted.records.filter(([, , , , indicator]) => indicator === 'NCD001')
      writeFileSync(join(folder, 'x.csv'), converted.text)
      const args = [
        'network-contract-des',
        join(folder, 'x.csv'),
        '--accept',
        'random',
        '--data',
        data,
      ]
      let output = ''
      const take = (text: string) => (output += text)
      const code = await runCommand(args, {
        folder,
        today: '2026-11-22',
        print: take,
        complain: take,
      })
      if (code !== 0) throw new Error(output)
      const extracts = new RegisteredExtracts(data)
      tables = new Map(
        [referralsByMonth, referralsByPractice, referralsByDeprivationFifth].map((table) => [
          table.id,
          JSON.parse(buildTable(table, extracts)).rows,
        ]),
      )
      return () => rmSync(folder, { recursive: true })
    }, 60_000)

    const published = (measure: string) =>
      records
        .filter((record) => record[5] === measure)
        .reduce((sum, record) => sum + Number(record[6]), 0)

    it('gives every figure of every practice', () => {
      const path = join(folder, 'data/sources/network-contract-des/2023-11.csv')
      const rows = parseExtract(networkContractDes, readFileSync(path, 'utf8'), path)
      const figures = [
        ['Numerator', 'referred'],
        ['Denominator', 'registered'],
        ['SOCPRESDEC', 'declined'],
      ] as const
      const byPractice = new Map(rows.map((row) => [row.practice, row]))
      const kept = records.flatMap(([practice, , , , , measure, value]) => {
        const figure = figures.find(([name]) => name === measure)?.[1]
        return figure ? [[byPractice.get(practice!)?.[figure], Number(value)]] : []
      })
      expect(kept.length).toBeGreaterThan(600)
      for (const [found, expected] of kept) expect(found).toBe(expected)
    })

    it('adds up to England, its regions, and its fifths', () => {
      const england = tables.get('referrals-by-month')!.filter(({ level }) => level === 'england')
      expect(england).toHaveLength(1)
      expect(england[0]).toMatchObject({
        month: '2023-11',
        year: '2023-24',
        months: 8,
        referred: published('Numerator'),
        registered: published('Denominator'),
        declined: published('SOCPRESDEC'),
      })
      const sumOf = (table: string, filter: (row: Record<string, unknown>) => boolean) =>
        tables
          .get(table)!
          .filter(filter)
          .reduce((sum, { practices }) => sum + Number(practices), 0)
      const placed = Number(england[0]!['practices']) - Number(england[0]!['practices_unplaced'])
      expect(sumOf('referrals-by-month', ({ level }) => level === 'region')).toBe(placed)
      expect(sumOf('referrals-by-month', ({ level }) => level === 'icb')).toBeLessThanOrEqual(
        placed,
      )
      expect(tables.get('referrals-by-practice')).toHaveLength(Number(england[0]!['practices']))
      expect(tables.get('referrals-by-deprivation-fifth')).toHaveLength(5)
    })
  },
)
