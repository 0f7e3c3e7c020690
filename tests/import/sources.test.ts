import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { loadSources } from '../../scripts/sources.ts'

const sources = await loadSources()

describe('every source', () => {
  it('is one file named by its id', () => {
    const files = readdirSync(new URL('../../src/sources/', import.meta.url))
    expect(files.sort()).toEqual(sources.map(({ id }) => `${id}.ts`).sort())
  })

  it.each(sources.map((source) => [source.id, source] as const))(
    '%s is fully described',
    (_, source) => {
      expect(source.page).toMatch(/^https:\/\//)
      for (const text of [source.title, source.publisher, source.licence])
        expect(text).toMatch(/\w/)
      for (const column of Object.values(source.row.shape))
        expect(column.description).toMatch(/\w{3}/)
      expect(Object.keys(source.row.shape)).toEqual(expect.arrayContaining([...source.key]))
    },
  )
})
