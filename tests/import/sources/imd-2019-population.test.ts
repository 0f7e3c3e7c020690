import { describe, expect, it } from 'vitest'
import { extractOf } from '../../fixtures/import/extract.ts'

describe('imd-2019-population', () => {
  const deciles =
    'LSOA code (2011),Index of Multiple Deprivation (IMD) Decile\nE01000001,9\nE01000002,10\nE01000003,9\n'
  const populations =
    'LSOA code (2011),Total population: mid 2015 (excluding prisoners)\nE01000003,"1,004"\nE01000001,"1,296"\nE01000002,956\n'

  it('adds up people and areas by decile, in either order of the files', async () => {
    const rows = ['9,2,2300', '10,1,956']
    expect((await extractOf('imd-2019-population', [deciles, populations])).rows).toEqual(rows)
    expect((await extractOf('imd-2019-population', [populations, deciles])).rows).toEqual(rows)
  })

  it('refuses areas that only one of the files has, and a decile beyond ten', async () => {
    const fewer = populations.replace(/E01000002.*\n/, '')
    expect((await extractOf('imd-2019-population', [deciles, fewer])).output).toMatch(
      'area without a population: E01000002; take both files from the same edition',
    )
    const other = `${populations}E01000009,5\n`
    expect((await extractOf('imd-2019-population', [deciles, other])).output).toMatch(
      'area without a decile: E01000009',
    )
    const eleven = deciles.replace(',10', ',11')
    expect((await extractOf('imd-2019-population', [eleven, populations])).output).toMatch(
      'Decile: "11"; expected a whole number from 1 to 10',
    )
  })
})
