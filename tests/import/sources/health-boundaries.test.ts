import { describe, expect, it } from 'vitest'
import { extractOf } from '../../fixtures/import/extract.ts'

type Place = [number, number]

/** A rectangle between two corners, in degrees. */
const box = ([west, south]: Place, [east, north]: Place): Place[] => [
  [west, south],
  [west, north],
  [east, north],
  [east, south],
  [west, south],
]

const feature = (names: Record<string, string>, label: Place, ring: Place[], type = 'Polygon') => ({
  type: 'Feature',
  properties: { FID: 1, ...names, LONG: label[0], LAT: label[1] },
  geometry: { type, coordinates: type === 'Polygon' ? [ring] : [[ring]] },
})
const collection = (...features: object[]) =>
  JSON.stringify({ type: 'FeatureCollection', features }, null, 2)

const subIcb = (code: string, name: string, label: Place, ring: Place[]) =>
  feature({ SICBL23CD: code, SICBL23NM: name }, label, ring)
const west = subIcb('E38000001', 'NHS Test ICB - 01A', [-1.5, 52.5], box([-2, 52], [-1, 53]))
const east = subIcb('E38000002', 'NHS Test ICB - 02B', [-0.5, 52.5], box([-1, 52], [0, 53]))
const whole = box([-2, 52], [0, 53])
const icb = feature({ ICB23CD: 'E54000001', ICB23NM: 'NHS Test ICB' }, [-1, 52.5], whole)
const region = feature(
  { NHSER24CD: 'E40000001', NHSER24NM: 'Test' },
  [-1, 52.5],
  whole,
  'MultiPolygon',
)

const extract = (...subIcbs: object[]) =>
  extractOf(
    'health-boundaries',
    [collection(...subIcbs), collection(icb), collection(region)],
    '--release',
    '2024-01',
    '--accept',
    'a small country for this test',
  )

describe('health-boundaries', () => {
  it('keeps the border of two neighbours once, and says what lies in what', async () => {
    const { path, rows } = await extract(west, east)
    expect(path).toBe('sources/health-boundaries/2024-01.csv')
    expect(rows.slice(0, 4)).toEqual([
      'region,E40000001,Test,,,',
      'icb,E54000001,NHS Test ICB,,E40000001,',
      'sub-icb,E38000001,NHS Test ICB - 01A,01A,E54000001,0 1',
      'sub-icb,E38000002,NHS Test ICB - 02B,02B,E54000001,-1 2',
    ])
    const lines = rows.slice(4)
    expect(lines).toHaveLength(3)
    // The border between the two: a degree south, or north.
    expect(lines.filter((line) => /,-1000 5[23]000 0 -?1000$/.test(line))).toHaveLength(1)
  })

  it('is doubted when areas are missing', async () => {
    const { output } = await extractOf(
      'health-boundaries',
      [collection(west), collection(icb), collection(region)],
      '--release',
      '2024-01',
    )
    expect(output).toMatch('sub-ICB locations: 1; expected 106 — the file may be cut off')
  })

  it('refuses a line that is not closed', async () => {
    const open = subIcb(
      'E38000003',
      'NHS Test ICB - 03C',
      [-1.5, 52.5],
      [...box([-2, 52], [-1, 53]).slice(0, 4), [-1.5, 52.5]],
    )
    expect((await extract(west, open)).output).toMatch('0.csv:3: geometry: ')
  })

  it('gives the same extract whatever the order of the features', async () => {
    expect((await extract(east, west)).rows).toEqual((await extract(west, east)).rows)
  })

  it('refuses an area outside of all larger ones', async () => {
    const { output } = await extract(west, {
      ...east,
      properties: { ...east.properties, LONG: 1.5 },
    })
    expect(output).toContain(
      'E38000002: larger areas around its label at 1.5, 52.5: 0; expected one',
    )
  })

  it('refuses a name without the code of the NHS', async () => {
    const { output } = await extract(
      subIcb('E38000001', 'NHS Test ICB', [-1.5, 52.5], box([-2, 52], [-1, 53])),
    )
    expect(output).toContain('expected the code of the NHS after a dash')
  })

  it('refuses places in metres, naming the feature', async () => {
    const metres = subIcb(
      'E38000001',
      'NHS Test ICB - 01A',
      [-1.5, 52.5],
      box([4e5, 2e5], [5e5, 3e5]),
    )
    const { output } = await extract(east, metres)
    expect(output).toMatch(
      /0\.csv:3: geometry: .*; expected polygons of closed lines in degrees \(EPSG:4326\)/,
    )
  })
})

describe('a file of JSON', () => {
  it.each([
    ['that is cut off', '{"type":"FeatureCollection","features":[{'],
    ['that is no collection of features', '{"type":"Topology"}'],
    ['without a feature', '{"type":"FeatureCollection","features":[]}'],
  ])('%s is refused in a sentence', async (_, content) => {
    const { output } = await extractOf('health-boundaries', [content], '--release', '2024-01')
    expect(output).toMatch(/^0\.csv: geojson: .*; expected a collection of features — download/)
  })

  it('is told from a workbook where it belongs to no layout', async () => {
    const { output } = await extractOf('practice-imd', [
      collection(feature({ name: 'X' }, [0, 0], [])),
    ])
    expect(output).toContain('0.csv: GeoJSON; expected CSV — take the file as published')
  })
})
