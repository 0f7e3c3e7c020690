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
})
