import { z } from 'zod'
import { whole } from '../cell.ts'
import { code, count } from '../column.ts'
import { defineSource } from '../source.ts'

const row = z.object({
  decile: whole.describe('Tenth of areas by IMD 2019: 1 = most deprived, 10 = least deprived'),
  areas: whole.describe('Lower-layer super output areas (2011) in it'),
  population: whole.describe('People living there, mid-2015, prisoners excluded'),
})

/** England has so many lower-layer super output areas of 2011; the first tenth of their ranks is the most deprived. */
const areasOfEngland = 32_844

const area = code('LSOA code (2011)', /^E01\d{6}$/, 'E01000001')

const layouts = {
  deciles: {
    title: 'File 1, Index of Multiple Deprivation',
    format: 'csv',
    columns: {
      area,
      rank: count('Index of Multiple Deprivation (IMD) Rank', 1, areasOfEngland),
      decile: count('Index of Multiple Deprivation (IMD) Decile', 1, 10),
    },
  },
  populations: {
    title: 'File 6, population denominators',
    format: 'csv',
    columns: {
      area,
      population: count('Total population: mid 2015 (excluding prisoners)', 0, 100_000),
    },
  },
} as const

/** How many people live in each tenth of England's areas, by the Index of Multiple Deprivation 2019. */
export const imd2019Population = defineSource({
  id: 'imd-2019-population',
  title: 'English Indices of Deprivation 2019: population by tenth of areas',
  publisher: 'Ministry of Housing, Communities and Local Government',
  licence: 'Open Government Licence v3.0',
  page: 'https://www.gov.uk/government/statistics/english-indices-of-deprivation-2019',
  release: { form: 'YYYY', from: 'content', earliest: 2019 },
  rhythm: 'irregular',
  layouts,
  needs: 'every',
  steady: ['rows_read', 'rows_kept'],
  row,
  key: ['decile'],
  extract(report) {
    const deciles = new Map<string, number>()
    const populations = new Map<string, number>()
    return {
      add: {
        deciles({ area: lsoa, rank, decile }, at) {
          if (deciles.has(lsoa)) at.problem('LSOA code (2011)', lsoa, 'expected each area once')
          const tenth = Math.ceil((rank * 10) / areasOfEngland)
          if (decile !== tenth) {
            at.problem(
              'Index of Multiple Deprivation (IMD) Decile',
              decile,
              `expected ${tenth} for rank ${rank}, 1 being the most deprived — take the file as published`,
            )
          }
          deciles.set(lsoa, decile)
        },
        populations({ area: lsoa, population }, at) {
          if (populations.has(lsoa)) at.problem('LSOA code (2011)', lsoa, 'expected each area once')
          populations.set(lsoa, population)
        },
      },
      finish() {
        for (const lsoa of deciles.keys()) {
          if (!populations.has(lsoa))
            report.problem(
              `area without a population: ${lsoa}; take both files from the same edition`,
            )
        }
        if (deciles.size !== areasOfEngland) {
          report.doubt(
            `areas: ${deciles.size}; expected ${areasOfEngland}, all of England — the file may be cut off`,
          )
        }
        const totals = new Map<number, { decile: number; areas: number; population: number }>()
        for (const [lsoa, population] of populations) {
          const decile = deciles.get(lsoa)
          if (decile === undefined) {
            report.problem(`area without a decile: ${lsoa}; take both files from the same edition`)
            continue
          }
          const total = totals.get(decile) ?? { decile, areas: 0, population: 0 }
          total.areas += 1
          total.population += population
          totals.set(decile, total)
        }
        return { release: '2019', rows: [...totals.values()].sort((a, b) => a.decile - b.decile) }
      },
    }
  },
})
