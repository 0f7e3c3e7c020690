import { describe, expect, it } from 'vitest'
import { extractOf } from '../../fixtures/import/extract.ts'
import { workforce } from '../../fixtures/import/official.ts'

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
})
