import { describe, expect, it } from 'vitest'
import { extractOf } from '../../fixtures/import/extract.ts'
import { networks, workforce } from '../../fixtures/import/official.ts'

describe('pcn-workforce', () => {
  const mental = {
    STAFF_ROLE: 'Social Prescribing Link Workers (Mental Health Practitioners)',
    CENSUS_YEAR: '2025',
    CENSUS_MONTH: '11',
  }
  const plain = { CENSUS_YEAR: '2025', CENSUS_MONTH: '11' }

  it('keeps the two roles and the two data sources apart, and counts a person once at each level', async () => {
    const { rows } = await extractOf('pcn-workforce', [
      workforce(
        { ...plain, FTE: '0.5' },
        { ...plain, FTE: '0.25', PCN_CODE: 'U00002', PCN_NAME: 'SOUTH PCN' },
        { ...mental, FTE: '0.2' },
        { ...mental, FTE: '0.1', UNIQUE_IDENTIFIER: '102' },
        { ...plain, FTE: '3.3', Data_source: 'NWRS contracted services', UNIQUE_IDENTIFIER: '' },
      ),
    ])
    expect(rows).toEqual([
      '2025-11,england,E92000001,England,,,,,,,,2,1,2',
      '2025-11,region,Y56,London,,,,,,,,2,1,2',
      '2025-11,icb,QAA,NHS Test ICB,,,Y56,,,,,2,1,2',
      '2025-11,sub-icb,01A,NHS Test ICB - 01A,,QAA,Y56,,,,,2,1,2',
      '2025-11,network,U00001,NORTH PCN,01A,QAA,Y56,0.5,0.3,3.3,0,2,1,2',
      '2025-11,network,U00002,SOUTH PCN,01A,QAA,Y56,0.25,0,0,0,1,1,0',
    ])
  })

  it('leaves the mental-health role blank before it existed', async () => {
    const { rows } = await extractOf('pcn-workforce', [workforce({})])
    expect(rows.at(-1)).toBe('2022-09,network,U00001,NORTH PCN,01A,QAA,Y56,1,,0,,1,1,')
  })

  it('keeps networks without a link worker, because they reported', async () => {
    const { rows } = await extractOf('pcn-workforce', [workforce({ STAFF_ROLE: 'Pharmacists' })])
    expect(rows.at(-1)).toBe('2022-09,network,U00001,NORTH PCN,01A,QAA,Y56,0,,0,,0,0,')
  })

  it('sums hours without floating-point dust', async () => {
    const { rows } = await extractOf('pcn-workforce', [workforce({ FTE: '0.1' }, { FTE: '0.2' })])
    expect(rows.at(-1)).toMatch(',Y56,0.3,')
  })

  it.each(['SOCIAL PRESCRIBING LINK WORKERS', 'Social prescribing link worker'])(
    'counts a role that is written otherwise: %s',
    async (role) => {
      const { rows } = await extractOf('pcn-workforce', [workforce({ STAFF_ROLE: role })])
      expect(rows.at(-1)).toMatch(',Y56,1,')
    },
  )

  it.each(['Social Prescribers', 'Link Workers', 'Social Prescribing Link Workers (Trainees)'])(
    'is refused with a role that may be one of link workers: %s',
    async (role) => {
      const { output, path } = await extractOf('pcn-workforce', [workforce({ STAFF_ROLE: role })])
      expect(output).toMatch(`0.csv:2: STAFF_ROLE: "${role}"; expected a name that link workers`)
      expect(path).toBeUndefined()
    },
  )

  it('is refused with the mental-health role before it existed, which would be lost', async () => {
    const { output, path } = await extractOf('pcn-workforce', [
      workforce({ ...mental, CENSUS_YEAR: '2023', CENSUS_MONTH: '3' }),
    ])
    expect(output).toMatch('expected this role from 2023-04 on — check the census of the file')
    expect(path).toBeUndefined()
  })

  it('is doubted when it holds its rows twice', async () => {
    const { output } = await extractOf('pcn-workforce', [
      workforce(...networks(10), ...networks(10)),
    ])
    expect(output).toMatch(
      'rows of employed link workers that repeat another: 10 of 20; expected few — the file may hold its rows twice',
    )
  })

  it('is doubted when an area has two names', async () => {
    const other = { PCN_CODE: 'U00002', PCN_NAME: 'SOUTH PCN' }
    const { output } = await extractOf('pcn-workforce', [
      workforce({}, { ...other, ICB_NAME: 'NHS Other ICB' }),
    ])
    expect(output).toMatch(
      'areas with more than one name: 1, first icb QAA: NHS Test ICB, NHS Other ICB; expected one each — look whether columns are swapped',
    )
  })

  it('takes no identifier of nought, which would be one person in all networks', async () => {
    const { output } = await extractOf('pcn-workforce', [workforce({ UNIQUE_IDENTIFIER: '0' })])
    expect(output).toMatch('0.csv:2: UNIQUE_IDENTIFIER: "0"; expected a code such as 132667')
  })
})
