import { formatCount, formatMonth, formatPercent } from './format.ts'
import type { MiniChart } from './mini-chart.ts'
import { monthNumber } from './plot/months.ts'
import { getTable } from './tables.ts'
import { linkWorkersByMonth } from './tables/link-workers-by-month.ts'
import { refusalsBySource } from './tables/refusals-by-source.ts'
import { shareFromMoreDeprivedAreas } from './tables/share-from-more-deprived-areas.ts'

/** The small charts of the front page, one for each question, from the same tables as the large ones. */
export function miniCharts(): Record<'growth' | 'refusals' | 'deprivation', MiniChart> {
  const workers = getTable(linkWorkersByMonth).rows
  const refusals = getTable(refusalsBySource).rows.filter(({ source }) => source === 'study')
  const shares = getTable(shareFromMoreDeprivedAreas).rows

  return {
    growth: {
      points: workers.map(({ census, fte, recording_share }) => ({
        month: monthNumber(census),
        value: fte,
        coverage: recording_share,
      })),
      coverageOf: 'networks reporting',
      ends: ends(workers.map(({ census }) => formatMonth(census))),
      format: formatCount,
    },
    refusals: {
      points: refusals.map(({ period, refused_share }) => inYear(period, refused_share)),
      ends: ends(refusals.map(({ period }) => period)),
      format: formatPercent,
    },
    deprivation: {
      points: shares
        .filter(({ kind }) => kind === 'observed')
        .map(({ period, share }) => inYear(period, share)),
      ends: ends(shares.filter(({ kind }) => kind === 'observed').map(({ period }) => period)),
      format: formatPercent,
      // Both yardsticks: the study does not say which of them its share is to be held against.
      references: shares
        .filter(({ kind }) => kind === 'reference')
        .map(({ series, share }) => ({
          value: share,
          label: `${series}: ${formatPercent(share)}`,
        })),
    },
  }
}

const inYear = (year: string, value: number) => ({ month: monthNumber(`${year}-07`), value })

const ends = (periods: readonly string[]) => [periods[0] ?? '', periods.at(-1) ?? ''] as const
