import { expect, test } from 'vitest'
import type { ReleaseRecord } from '../../src/publishing/record.ts'
import { findRetired } from '../../src/publishing/retired.ts'

/** A release that publishes these charts, each with the release in whose folder its figures lie. */
function publish(
  release: string,
  published: Record<string, string>,
  charts: ReleaseRecord['charts'] = [],
) {
  const names = Object.entries(published).map(([id, place]) => ({
    name: `charts/${id}.json`,
    release: place,
  }))
  const files = [{ name: 'areas.json', release }, ...names]
  return { release, charts, files: files.map((file) => ({ ...file, bytes: 1, sha256: '' })) }
}

const [first, second, third] = ['2026-11-22', '2026-12-01', '2027-01-05'] as const
const isDrawn = (...ids: string[]) => ids.includes.bind(ids)
const end = (table: string) => ({
  kind: 'table vanished',
  table,
  where: '',
  reason: 'It counted too few people',
  cause: 'method' as const,
})

const records = [
  publish(first, { one: first, two: first }),
  publish(second, { one: second, two: first }),
  publish(third, { one: second }, [end('two')]),
]

test('a chart that releases published and that is drawn no more has ended, with its last figures', () => {
  expect(findRetired(records, isDrawn('one'))).toEqual([
    {
      id: 'two',
      last: { release: second, place: first },
      ended: { release: third, reason: 'It counted too few people' },
    },
  ])
})

test('before the next release nobody has published its end, or why', () => {
  expect(findRetired(records.slice(0, 2), isDrawn('one'))).toEqual([
    { id: 'two', last: { release: second, place: first } },
  ])
})

test('a chart that comes back is alive again, and may end once more', () => {
  expect(findRetired(records, isDrawn('one', 'two'))).toEqual([])
  const again = [...records, publish('2027-02-01', { two: '2027-02-01' })]
  expect(findRetired(again, isDrawn('one'))).toMatchObject([
    { id: 'two', last: { release: '2027-02-01', place: '2027-02-01' } },
  ])
})

test('nothing has ended where nothing was published', () => {
  expect(findRetired([], isDrawn())).toEqual([])
})
