import { describe, expect, it } from 'vitest'
import { extractOf } from '../../fixtures/import/extract.ts'

describe('imd-2019-population', () => {
  const deciles =
    'LSOA code (2011),Index of Multiple Deprivation (IMD) Rank,Index of Multiple Deprivation (IMD) Decile\nE01000001,"29,199",9\nE01000002,"32,000",10\nE01000003,"29,000",9\n'
  const populations =
    'LSOA code (2011),Total population: mid 2015 (excluding prisoners)\nE01000003,"1,004"\nE01000001,"1,296"\nE01000002,956\n'

  it('adds up people and areas by decile, in either order of the files', async () => {
    const rows = ['9,2,2300', '10,1,956']
    const accept = ['--accept', 'three areas for this test']
    for (const files of [
      [deciles, populations],
      [populations, deciles],
    ]) {
      expect((await extractOf('imd-2019-population', files, ...accept)).rows).toEqual(rows)
    }
  })

  it('is doubted when it is not all of England', async () => {
    const { output } = await extractOf('imd-2019-population', [deciles, populations])
    expect(output).toMatch('areas: 3; expected 32844, all of England — the file may be cut off')
  })

  it('refuses tenths that count from the other end', async () => {
    const turned = deciles.replace(',9\n', ',2\n')
    const { output } = await extractOf('imd-2019-population', [turned, populations])
    expect(output).toMatch('Decile: 2; expected 9 for rank 29199, 1 being the most deprived')
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
