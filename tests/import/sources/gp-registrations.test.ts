import { describe, expect, it } from 'vitest'
import { extractOf } from '../../fixtures/import/extract.ts'

const mapHeader =
  'EXTRACT_DATE,PRACTICE_CODE,PCN_CODE,PCN_NAME,ONS_SUB_ICB_LOCATION_CODE,SUB_ICB_LOCATION_CODE,SUB_ICB_LOCATION_NAME,ONS_ICB_CODE,ICB_CODE,ICB_NAME,ONS_COMM_REGION_CODE,COMM_REGION_CODE,COMM_REGION_NAME\n'
const north = 'E38000001,01A,North place,E54000001,QAA,North ICB,E40000001,Y56,London\n'
const south = 'E38000002,02B,South place,E54000001,QAA,North ICB,E40000001,Y56,London\n'
const map = [
  mapHeader,
  `01Jul2026,A00001,U00001,ONE PCN,${north}`,
  `01Jul2026,A00002,U00001,ONE PCN,${south}`,
  `01Jul2026,A00003,U,UNALLOCATED,${south}`,
].join('')
/** The ages file of that map, with some totals changed. */
function totals(changed: Record<string, number> = {}, date = '2026-07-01'): string {
  const patients = {
    A00001: 100,
    A00002: 20,
    A00003: 3,
    U00001: 120,
    U: 3,
    '01A': 100,
    '02B': 23,
    QAA: 123,
    Y56: 123,
  }
  const kinds = [
    'GP',
    'GP',
    'GP',
    'PCN',
    'PCN',
    'SUB_ICB_LOCATION_CODE',
    'SUB_ICB_LOCATION_CODE',
    'ICB',
    'Comm Region',
  ]
  const lines = Object.entries({ ...patients, ...changed }).flatMap(([code, count], index) => [
    `${date},${kinds[index]},${code},ALL,ALL,${count}`,
    `${date},${kinds[index]},${code},FEMALE,ALL,1`,
  ])
  return `EXTRACT_DATE,ORG_TYPE,ORG_CODE,SEX,AGE_GROUP_5,NUMBER_OF_PATIENTS\n${lines.join('\n')}\n`
}

/** A file as it was when there were CCGs and STPs. */
const old = (file: string) =>
  file
    .replaceAll('SUB_ICB_LOCATION', 'CCG')
    .replaceAll(/CCG_CODE,(?=[\w]+,ALL|[\w]+,FEM)/g, 'CCG,')
    .replaceAll(/\bICB_(?=CODE|NAME)/g, 'STP_')
    .replaceAll('ONS_ICB', 'ONS_STP')
    .replaceAll(',ICB,', ',STP,')
    .replaceAll('01Jul2026', '01APR2021')
    .replaceAll('2026-07-01', '2021-04-01')

describe('gp-registrations', () => {
  it.each([
    ['map first', [map, totals()]],
    ['ages first', [totals(), map]],
  ])('puts totals on the map, in either order of the files: %s', async (_, files) => {
    const { path, rows } = await extractOf('gp-registrations', files)
    expect(path).toBe('sources/gp-registrations/2026-07-01.csv')
    expect(rows).toEqual([
      'region,Y56,E40000001,London,,,,,123',
      'icb,QAA,E54000001,North ICB,,,,Y56,123',
      'sub-icb,01A,E38000001,North place,,,QAA,Y56,100',
      'sub-icb,02B,E38000002,South place,,,QAA,Y56,23',
      'network,U00001,,ONE PCN,,,QAA,Y56,120',
      'practice,A00001,,,U00001,01A,QAA,Y56,100',
      'practice,A00002,,,U00001,02B,QAA,Y56,20',
      'practice,A00003,,,,02B,QAA,Y56,3',
    ])
  })

  it('reads the files of CCGs and STPs, before there were ICBs', async () => {
    const { path, rows } = await extractOf('gp-registrations', [old(map), old(totals())])
    expect(path).toBe('sources/gp-registrations/2021-04-01.csv')
    expect(rows.slice(1, 3)).toEqual([
      'icb,QAA,E54000001,North ICB,,,,Y56,123',
      'sub-icb,01A,E38000001,North place,,,QAA,Y56,100',
    ])
  })

  it.each([
    [
      'a total that its practices do not make',
      [map, totals({ QAA: 124 })],
      'icb QAA: its practices have 123 patients; expected 124, the published total',
    ],
    [
      'a total of the unallocated that practices do not make',
      [map, totals({ U: 4 })],
      'network U: its practices have 3 patients; expected 4',
    ],
    [
      'an area that the map does not have',
      [map.replace(/01Jul2026,A00003.*\n/, ''), totals()],
      'practice A00003: not in the practice map',
    ],
    [
      'a practice without a total',
      [`${map}01Jul2026,A00004,U,UNALLOCATED,${south}`, totals()],
      'practice A00004: no total in the ages file',
    ],
    [
      'files of two dates',
      [map, totals({}, '2026-06-01')],
      '1.csv:2: EXTRACT_DATE: "2026-06-01"; expected 2026-07-01 as before',
    ],
    [
      'a practice twice',
      [`${map}01Jul2026,A00001,U00001,ONE PCN,${north}`, totals()],
      '0.csv:5: PRACTICE_CODE: "A00001"; expected each practice once',
    ],
    [
      'a sub-ICB location in two ICBs',
      [
        map.replace(
          `A00003,U,UNALLOCATED,${south}`,
          `A00003,U,UNALLOCATED,${south.replace('QAA', 'QBB')}`,
        ),
        totals(),
      ],
      'expected sub-icb 02B in QAA as before, not in QBB',
    ],
    [
      'a code of the Office for National Statistics that changes',
      [map.replace(/E54000001(?=[^]*$)/, 'E54000002'), totals()],
      'areas with more than one name: 1, first icb QAA: North ICB E54000002, North ICB E54000001; expected one each',
    ],
    [
      'one file only',
      [map],
      'gp-registrations: files: practice map; expected patients by five-year age, practice map',
    ],
    [
      'the same file twice',
      [map, map],
      '1.csv:2: PRACTICE_CODE: "A00001"; expected each practice once',
    ],
  ])('refuses %s', async (_, files, told) => {
    const { output, rows } = await extractOf('gp-registrations', files)
    expect(output).toMatch(told)
    expect(rows).toEqual([])
  })
})
