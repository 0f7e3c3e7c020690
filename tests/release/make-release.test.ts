import { appendFileSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { formatReasons } from '../../scripts/reasons.ts'
import { readManifest } from '../../scripts/release/check-frozen.ts'
import { readRecords } from '../../scripts/release/check-records.ts'
import { makeRelease, type Making } from '../../scripts/release/make-release.ts'
import { diffCharts } from '../../src/diff/diff-tables.ts'
import { groupFindings } from '../../src/publishing/reasons.ts'
import { LittleSite } from './little-site.ts'

let little: LittleSite
let making: Making

const path = (name: string) => join(making.data, name)
const read = (name: string) => readFileSync(path(name), 'utf8')
/** Every file of the data folder with its text. */
const everything = () =>
  readdirSync(making.data, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.parentPath.includes('.pending'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((file) => `${file} ${readFileSync(file, 'utf8')}`)

const release = (made = '2026-11-22', said: Partial<Making['said']> = {}) =>
  makeRelease({ ...making, made: `${made}T20:15:00Z`, said: { ...making.said, ...said } })

/** The file of a chart as the site serves it once the chart has ended. */
const retire = (chart: string) => JSON.stringify({ ...JSON.parse(chart), ended: {} })

/** Gives the reason for the end of a chart since the first release. */
function explainEnd(chart: string, reason: string) {
  const ends = diffCharts([{ id: chart, key: ['year'], rows: [] }], [])
  const given = groupFindings(ends, '2026-11-22').map(({ kind, table, where, found }) => {
    return { day: '2027-01-05', kind, table, where, found, cause: 'method' as const, reason }
  })
  little.write('data/reasons.csv', formatReasons(given))
}

beforeEach(() => {
  little = new LittleSite()
  making = little.making
  little.build({ one: { 2020: 1 }, two: { 2020: 2 } })
})
afterEach(() => little.remove())

describe('a release', () => {
  test('keeps everything the first time: every embed, every data file, the figures of every chart', async () => {
    const { record, frozen } = await release()
    expect(frozen).toEqual(['one', 'two'])
    expect(record).toMatchObject({ release: '2026-11-22', version: '1.0.0' })
    expect(record?.files.map(({ name }) => name)).toEqual([
      'schema.json',
      'table-one.json',
      'table-two.json',
      'charts/one.json',
      'charts/two.json',
    ])
    expect(readRecords(making.data)).toEqual([record])
    for (const { file, sha256, changed } of readManifest(making.data)) {
      expect(file).toContain(sha256.slice(0, 12))
      expect(changed).toBe('first release')
    }
  })

  test('keeps the figures of a chart without any address, which may move', async () => {
    await release()
    expect(read('releases/2026-11-22/charts/one.json')).not.toContain('address')
  })

  test('writes nothing when nothing has changed, whatever the look', async () => {
    await release()
    const before = everything()
    appendFileSync(join(making.dist, 'embed/one/index.html'), '<!-- new look -->')
    expect(await release('2026-12-01')).toEqual({ record: undefined, frozen: [] })
    expect(everything()).toEqual(before)
  })

  test('freezes an embed again when its title was mended, with the same figures', async () => {
    const embed = join(making.dist, 'embed/one/index.html')
    appendFileSync(embed, '<h1>Fewer refuse</h1>\n<p class="subtitle">By year</p>')
    await release()
    writeFileSync(embed, readFileSync(embed, 'utf8').replace('Fewer', 'A smaller share'))
    const { frozen } = await release('2026-12-01', { correction: 'Not fewer: a smaller share.' })
    expect(frozen).toEqual(['one'])
    expect((await release('2026-12-02')).frozen).toEqual([])
  })

  test('keeps only what changed, and says where the rest lies', async () => {
    await release()
    little.build({ two: { 2020: 2, 2021: 3 } })
    const { record, frozen } = await release('2027-01-05', { notes: 'new figures' })
    expect(frozen).toEqual(['two'])
    expect(record?.files.map(({ name, release: place }) => `${name} ${place}`)).toEqual([
      'schema.json 2026-11-22',
      'table-one.json 2026-11-22',
      'table-two.json 2027-01-05',
      'charts/one.json 2026-11-22',
      'charts/two.json 2027-01-05',
    ])
    const kept = readdirSync(path('releases/2027-01-05'), { recursive: true }).map(String).sort()
    expect(kept).toEqual(['charts', 'charts/two.json', 'release.json', 'table-two.json'])
  })

  test('says what moved, and raises the version', async () => {
    await release()
    little.build({ two: { 2020: 2, 2021: 3 } })
    const { record } = await release('2027-01-05')
    const news = { kind: 'new period', where: 'year 2021', rows: 1 }
    expect(record).toMatchObject({
      version: '1.0.1',
      schema_changes: [],
      tables: [{ ...news, table: 'table-two' }],
      charts: [{ ...news, table: 'two' }],
    })
    little.build({ three: { 2020: 1 } })
    expect((await release('2027-02-01')).record).toMatchObject({
      version: '1.1.0',
      schema_changes: [{ level: 'minor', table: 'table-three', words: 'the table is new' }],
    })
  })

  test('has a number from the second of the day on', async () => {
    await release()
    little.build({ one: { 2020: 1, 2021: 4 } })
    expect((await release()).record?.release).toBe('2026-11-22.2')
    little.build({ one: { 2020: 1, 2021: 4, 2022: 5 } })
    expect((await release()).record?.release).toBe('2026-11-22.3')
  })

  test('may only add a notice', async () => {
    await release()
    const { record } = await release('2027-01-05', { correction: 'The first sentence was wrong' })
    expect(record).toMatchObject({
      release: '2027-01-05',
      version: '1.0.0',
      correction: 'The first sentence was wrong',
    })
    expect(readRecords(making.data)).toHaveLength(2)
  })

  test('keeps the versions of a chart that has ended, and records why it has', async () => {
    await release()
    // As the site serves a retired chart: it has an embed and files.
    little.write('dist/charts/two.json', retire(read('releases/2026-11-22/charts/two.json')))
    little.build({ one: { 2020: 1, 2021: 6 } })
    const why = 'It counted too few people'
    await expect(release('2027-01-05', { allowsVanished: true })).rejects.toThrow(
      'two: table vanished; say why: npm run data:explain -- two --kind "table vanished"',
    )
    explainEnd('two', why)
    await expect(release('2027-01-05')).rejects.toThrow('bring it back, or give --allow-vanished')
    const { record, frozen } = await release('2027-01-05', { allowsVanished: true })
    expect(frozen).toEqual(['one'])
    expect(record?.charts).toContainEqual({
      kind: 'table vanished',
      table: 'two',
      where: '',
      reason: why,
      cause: 'method',
    })
    expect(record?.files.map(({ name }) => name)).not.toContain('charts/two.json')
    expect(readManifest(making.data).map(({ chart }) => chart)).toEqual(['one', 'two', 'one'])
  })
})

/** Why a release is refused; it must leave the data folder alone. */
async function refusal(said: Partial<Making['said']> = {}): Promise<string> {
  const before = everything()
  const reason = await release('2027-01-05', said).then(
    () => 'it was not',
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  )
  expect(everything()).toEqual(before)
  return reason
}

describe('a release is refused, and nothing written,', () => {
  beforeEach(() => release())

  const [anEmbed, aStored] = [
    () => `embeds/${readManifest(making.data)[0]!.file}`,
    () => 'releases/2026-11-22/charts/two.json',
  ]

  test.each([
    ['frozen embed', anEmbed],
    ['file of a release', aStored],
  ])('when a %s was altered or is missing', async (_, name) => {
    const file = name()
    appendFileSync(path(file), ' ')
    expect(await refusal()).toContain(`${file}: sha256: `)
    rmSync(path(file))
    expect(await refusal()).toContain(`${file}: sha256: no such file`)
  })

  test('when an entry of the manifest was altered', async () => {
    const name = 'embeds/manifest.json'
    writeFileSync(path(name), read(name).replace('first release', 'second release'))
    expect(await refusal()).toContain(
      'manifest.json: entry 1: 2026-11-22, one; it or one before it was altered or dropped',
    )
  })

  test('when the last entry of the manifest was dropped, by its file', async () => {
    const [first] = read('embeds/manifest.json').split(',\n')
    writeFileSync(path('embeds/manifest.json'), `${first}\n]\n`)
    expect(await refusal()).toMatch(/two\.[0-9a-f]{12}\.html: manifest: no entry/)
  })

  test('when the manifest is missing and frozen files are there', async () => {
    rmSync(path('embeds/manifest.json'))
    expect(await refusal()).toContain('manifest: no entry; restore')
  })

  test('when a record was altered: a correction, once published, stays', async () => {
    await release('2026-12-01', { correction: 'wrong' })
    const name = 'releases/2026-12-01/release.json'
    writeFileSync(path(name), read(name).replace('  "correction": "wrong",\n', ''))
    expect(await refusal()).toContain(`${name}: seal: `)
  })

  test.each([
    ['the first record', '2026-11-22'],
    ['the last record', '2026-12-01'],
  ])('when %s was dropped', async (_, name) => {
    await release('2026-12-01', { correction: 'wrong' })
    rmSync(path(`releases/${name}`), { recursive: true })
    expect(await refusal()).toContain(`${name}/release.json: no such file; restore it from git`)
  })

  test('when the list of records was shortened or is missing', async () => {
    await release('2026-12-01', { correction: 'wrong' })
    const [first] = read('releases/seals.txt').split('\n')
    writeFileSync(path('releases/seals.txt'), `${first}\n`)
    expect(await refusal()).toMatch(/2026-12-01\/release\.json: .*seals\.txt: no entry/)
    rmSync(path('releases/seals.txt'))
    expect(await refusal()).toMatch(/2026-1.-..\/release\.json: .*seals\.txt: no entry/)
  })

  test('when a file lies among the releases that none of them holds', async () => {
    writeFileSync(path('releases/2026-11-22/extra.csv'), '')
    expect(await refusal()).toContain('2026-11-22/extra.csv: no release holds it')
  })

  test('when the site was built for another address', async () => {
    little.build({ one: { 2020: 1, 2021: 9 } })
    making = { ...making, site: 'https://example.net' }
    expect(await refusal()).toContain('was it built with this SITE_URL')
  })

  test('when a data file holds the address of the site', async () => {
    little.write(
      'dist/data/table-one.json',
      '{"table":"table-one","rows":[],"at":"https://example.org/data/"}',
    )
    expect(await refusal()).toContain(
      'one.json: address: https://example.org; what a release keeps',
    )
  })

  test('when the site was built before another release, and states its version', async () => {
    little.write('dist/data/datapackage.json', '{"version":"1.0.0"}')
    little.build({ one: { 2020: 1, 2021: 9 } })
    expect(await refusal()).toContain('datapackage.json: version: 1.0.0; expected 1.0.1')
  })

  test('when there is no built site', async () => {
    rmSync(making.dist, { recursive: true })
    expect(await refusal()).toContain('embeds or data: none; build the site first: npm run build')
  })

  test('for each thing that a check says', async () => {
    making = {
      ...making,
      check: () => Promise.resolve({ refusals: ['one is wrong', 'two is too'], findings: [] }),
    }
    expect(await refusal()).toBe('nothing was released:\none is wrong\ntwo is too')
  })

  test('when a past figure was revised without a reason', async () => {
    little.build({ one: { 2020: 7 } })
    const reason = await refusal()
    expect(reason).toContain(
      'table-one, year 2020: figure revised: people, 1 before, 7 now; say why: npm run data:explain -- table-one --where "year 2020" --kind "figure revised" --cause',
    )
  })

  test('when a column changed its meaning and nobody says why', async () => {
    little.build({ one: { 2020: 1 } }, 'Referrals')
    expect(await refusal()).toContain(
      'table-one, column people: its meaning: “People referred” before, “Referrals” now; those who read the data must know why',
    )
    const { record } = await release('2027-01-05', { breaking: 'it always counted referrals' })
    expect(record).toMatchObject({ version: '2.0.0', breaking: 'it always counted referrals' })
  })
})

test('everything that was ever published is as it was', () => {
  expect(() => readManifest('data')).not.toThrow()
  expect(() => readRecords('data')).not.toThrow()
})
