import { describe, expect, test } from 'vitest'
import { readRegister } from '../../scripts/register.ts'
import { loadSources } from '../../scripts/sources.ts'
import { formatRelease } from '../../src/release.ts'
import { statusOf } from '../../src/status.ts'
import { pages } from './built.ts'

const register = readRegister('data')
const newestImport =
  register
    .map(({ retrieved }) => retrieved)
    .toSorted()
    .at(-1) ?? ''
const table = pages.find(({ address }) => address === '/data/')?.root.querySelector('.status')
const sources = (await loadSources()).map((source) => {
  const link = `[href$="#source-${source.id}"]`
  const row = table?.querySelectorAll('tr').find((each) => each.querySelector(link))
  return { id: source.id, source, row }
})

describe('the releases on the data page', () => {
  test.each(sources.filter(({ source }) => source.rhythm !== 'irregular'))(
    'say of $id how far it reaches, and whether it was overdue at the newest import',
    ({ source, row }) => {
      const { newest, next } = statusOf(source, register, newestImport)
      expect(row?.querySelector('td')?.text).toBe(
        newest ? formatRelease(source, newest) : 'not yet imported',
      )
      expect(row?.querySelector('.overdue')?.text).toBe(next?.isOverdue ? 'overdue' : undefined)
    },
  )

  test.each(sources.filter(({ source }) => source.rhythm === 'irregular'))(
    'leave out $id, which follows no rhythm',
    ({ row }) => expect(row).toBeUndefined(),
  )
})
