import { describe, expect, it } from 'vitest'
import { extractOf } from '../../fixtures/import/extract.ts'

describe('snomed-code-usage-coverage', () => {
  it('leaves blank what is not recorded', async () => {
    const { path, rows } = await extractOf('snomed-code-usage-coverage', [
      'ReportingPeriod,DatesCovered,GPSystemSuppliers,Practices,RegisteredPatients\n2018-19,1 August 2018 to 31 July 2019,2,,55792717\n',
    ])
    expect(path).toBe('sources/snomed-code-usage-coverage/2018-19.csv')
    expect(rows).toEqual(['2018-19,2018-08-01,2019-07-31,2,,55792717'])
  })

  it.each(['1 August 2017 to 31 July 2018', '1 August 2018 to 31 July 2020'])(
    'refuses a period that is not the year: %s',
    async (period) => {
      const { output } = await extractOf('snomed-code-usage-coverage', [
        `ReportingPeriod,DatesCovered,GPSystemSuppliers,Practices,RegisteredPatients\n2018-19,${period},2,,5\n`,
      ])
      expect(output).toMatch(/0\.csv:2: DatesCovered: .*; expected the year 2018-19/)
    },
  )
})
