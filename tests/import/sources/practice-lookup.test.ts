import { describe, expect, it } from 'vitest'
import { extractOf } from '../../fixtures/import/extract.ts'

describe('practice-lookup', () => {
  const header =
    'LAST_UPDATE,REG_CD,REG_NM,ICB_CD,ICB_NM,SUBICB_CD,SUBICB_NM,PCN_CD,PCN_NM,GP_CD,GP_NM\n'
  const row =
    '20230901,Y56,London,QWE,South West London,36L,SWL - 36L,U00070,WEST MERTON PCN,H85026,SURGERY\n'

  it('lists areas and practices with what they lie in', async () => {
    const { path, rows } = await extractOf('practice-lookup', [header + row])
    expect(path).toBe('sources/practice-lookup/2023-09-01.csv')
    expect(rows).toEqual([
      'region,Y56,London,,,,',
      'icb,QWE,South West London,,,,Y56',
      'sub-icb,36L,SWL - 36L,,,QWE,Y56',
      'network,U00070,WEST MERTON PCN,,36L,QWE,Y56',
      'practice,H85026,,U00070,36L,QWE,Y56',
    ])
  })

  it('refuses a network in two places', async () => {
    const other = row.replace('H85026', 'H85027').replace('36L,', '36M,')
    const { output } = await extractOf('practice-lookup', [header + row + other])
    expect(output).toMatch(
      '0.csv:3: GP_CD: "H85027"; expected network U00070 in 36L as before, not in 36M',
    )
  })

  it('is doubted when an area has two names', async () => {
    const other = row.replace('H85026', 'H85027').replace('London', 'Leeds')
    const { output } = await extractOf('practice-lookup', [header + row + other])
    expect(output).toMatch(
      'areas with more than one name: 1, first region Y56: London, Leeds; expected one each — look whether columns are swapped',
    )
  })

  it('refuses a practice in two places', async () => {
    const { output } = await extractOf('practice-lookup', [
      header + row + row.replace('U00070', 'U00071'),
    ])
    expect(output).toMatch('GP_CD: "H85026"; expected each practice once')
  })
})
