import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { readRecords } from '../../scripts/release/check-records.ts'
import { findAsking } from '../../scripts/release/asking.ts'
import { explain, list } from '../../scripts/release/explain.ts'
import { readReasons } from '../../scripts/reasons.ts'
import { copyData } from './data-copy.ts'

const path = 'tables/people-referred.json'
const given = {
  day: '2027-01-05',
  table: 'people-referred',
  where: undefined,
  kind: undefined,
  cause: 'publisher' as const,
  reason: ' late   returns ',
}

/** What still asks, as `table: kind`. */
const openIn = async (data: string) =>
  (await findAsking(data))
    .filter(({ reason }) => !reason)
    .map(({ table, kind }) => `${table}: ${kind}`)

test('a reason is added, and holds until something else moves', { timeout: 60_000 }, async () => {
  const { data, alter } = copyData()
  const before = readReasons(data)
  const last = readRecords(data).at(-1)?.release
  const open = await openIn(data)
  const openAgain = expect.arrayContaining(['people-referred: figure revised', ...open])
  alter(path, '407117', '407118')
  expect(await openIn(data)).toEqual(openAgain)
  expect(await list(data)).toContain(`  people-referred: figure revised
    series nhs-2020-21, people, 407117 before, 407118 now
    npm run data:explain -- people-referred --kind "figure revised" --cause publisher|`)

  expect(await explain(data, given)).toContain('explained: late returns')
  expect(await openIn(data)).toEqual(open)
  expect(readReasons(data).slice(0, -1)).toEqual(before)
  expect(readReasons(data).at(-1)).toMatchObject({
    table: 'people-referred',
    kind: 'figure revised',
    where: '',
    found: expect.stringMatching(new RegExp(`^1 since ${last}: [0-9a-f]{12}$`)),
    cause: 'publisher',
    reason: 'late returns',
  })

  alter(path, '407118', '407119')
  expect(await openIn(data)).toEqual(openAgain)
  await expect(explain(data, { ...given, where: 'census 2025-06' })).rejects.toThrow(
    'people-referred, census 2025-06: nothing asks for a reason; what does:\n',
  )
})

test.each([
  [['--cause', 'publisher', 'people-referred'], 'table and reason: people-referred; expected both'],
  [['people-referred', 'why'], 'cause: none; expected --cause publisher|method|mistake'],
  [['--cause', 'weather', 'people-referred', 'why'], 'cause: weather; expected --cause'],
])('npm run data:explain %j says what is missing', (args, message) => {
  const { status, stderr } = spawnSync(process.execPath, ['scripts/explain.ts', ...args], {
    encoding: 'utf8',
  })
  expect(status).toBe(1)
  expect(stderr).toContain(message)
})
