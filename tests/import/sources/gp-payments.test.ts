import { describe, expect, it } from 'vitest'
import { extractOf } from '../../fixtures/import/extract.ts'
import { csv } from '../../fixtures/import/official.ts'

describe('gp-payments', () => {
  const rest = ['Practice Code', 'Number of Registered Patients (Last Known Figure)']

  it.each(['PCN Code', 'Code'])('finds the network’s code in the column %s', async (column) => {
    const records = [
      ['NHS England (Region) code', 'CCG Code', 'Sub ICB NAME', column, 'CCG NAME', ...rest],
      ['Y63', '16C', 'Tees', 'U89141', 'STOCKTON', 'A81001', '4029.33333333'],
      ['Y63', '16C', 'Tees', 'Unknown or no PCN', '', 'A81000', '12'],
    ]
    const { rows } = await extractOf('gp-payments', [csv(records)], '--release', '2022-23')
    expect(rows).toEqual(['A81000,,16C,Y63,12', 'A81001,U89141,16C,Y63,4029.33'])
  })
})
