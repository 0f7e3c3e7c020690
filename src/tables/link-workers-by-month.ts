import { least } from 'd3'
import { z } from 'zod'
import { text } from '../cell.ts'
import { addUp } from '../checks/add-up.ts'
import { atMost } from '../checks/bounds.ts'
import { contiguous } from '../checks/contiguous.ts'
import { coverageHolds } from '../checks/coverage.ts'
import { divides } from '../checks/divides.ts'
import { jumps } from '../checks/jumps.ts'
import { formatMonth } from '../format.ts'
import { networksOf, sumLinkWorkers } from '../methods/link-workers.ts'
import { monthNumber } from '../methods/list-sizes.ts'
import { roundFte, roundShare } from '../methods/round.ts'
import { gpRegistrations } from '../sources/gp-registrations.ts'
import { pcnWorkforce } from '../sources/pcn-workforce.ts'
import { pcnWorkforceBulletin } from '../sources/pcn-workforce-bulletin.ts'
import { count, defineTable, fte, month, share, type Extract, type SourceRow } from '../table.ts'

/** How far the bulletin and the sums of the individual-level files may differ, in FTE. */
const tolerance = 0.1

const row = z.object({
  census: month.describe('Census month'),
  fte: fte.describe('Link workers in both roles, full-time equivalent (FTE)'),
  fte_link_worker: fte.describe('Social prescribing link workers, FTE'),
  fte_mental_health: fte
    .nullable()
    .describe(
      'Link workers who are mental health practitioners, FTE; a role of its own since April 2023',
    ),
  fte_female: fte.nullable().describe('Both roles, women, FTE; directly employed staff'),
  fte_male: fte.nullable().describe('Both roles, men, FTE; directly employed staff'),
  fte_gender_not_recorded: fte
    .nullable()
    .describe('Both roles, gender not recorded, FTE; includes all contracted services'),
  headcount_link_worker: count.describe(
    'Social prescribing link workers, people; directly employed staff',
  ),
  headcount_mental_health: count
    .nullable()
    .describe('Link workers who are mental health practitioners, people; directly employed staff'),
  networks_active: count.describe('Primary care networks that exist'),
  networks_recording: count.describe(
    'Primary care networks that recorded staff or contracted services',
  ),
  recording_share: share.describe('Share of networks that recorded, 0 to 1'),
  origin: z
    .enum(['bulletin', 'individual level'])
    .describe('Publication form the figures of the month were taken from'),
  networks_active_source: text.describe('Where the number of existing networks comes from'),
})

type Row = z.infer<typeof row>

const series = { period: 'census', by: [], coverage: 'recording_share' } as const

export const linkWorkersByMonth = defineTable({
  id: 'link-workers-by-month',
  title: 'Link workers by month, England',
  description:
    'One row for each census of the primary care network workforce: link workers in England, and how many networks recorded staff.',
  sources: {
    bulletin: pcnWorkforceBulletin,
    workforce: pcnWorkforce,
    registrations: gpRegistrations,
  },
  row,
  key: ['census'],
  checks: [
    contiguous<Row>('census', pcnWorkforce),
    addUp<Row>(['fte_link_worker', 'fte_mental_health'], 'fte', 2e-4),
    // The bulletin prints some months in whole FTE.
    addUp<Row>(['fte_female', 'fte_male', 'fte_gender_not_recorded'], 'fte', 1),
    divides<Row>('recording_share', 'networks_recording', 'networks_active', 1, 1e-6),
    atMost<Row>('networks_recording', 'networks_active'),
    jumps<Row>('fte', { ...series, small: 3 }),
    jumps<Row>('fte_link_worker', { ...series, small: 3 }),
    jumps<Row>('fte_mental_health', { ...series, small: 3 }),
    jumps<Row>('headcount_link_worker', { ...series, small: 3 }),
    jumps<Row>('networks_active', { ...series, small: 3 }),
    coverageHolds<Row>('recording_share', 'share', series),
    coverageHolds<Row>('networks_recording', 'count', series),
  ],
  build({ bulletin, workforce, registrations }) {
    const months = new Map(bulletinRows(bulletin).map((entry) => [entry.census, entry]))
    for (const extract of workforce) {
      const published = months.get(extract.release)
      if (published) reconcile(published, extract)
      else months.set(extract.release, individualLevelRow(extract, registrations))
    }
    return [...months.values()].sort((a, b) => a.census.localeCompare(b.census))
  },
})

/** The series of the newest bulletin; each issue repeats and revises the whole of it. */
function bulletinRows(bulletin: readonly Extract<SourceRow<typeof pcnWorkforceBulletin>>[]): Row[] {
  const rows = bulletin.at(-1)?.rows ?? []
  const of = (census: string, gender: string) =>
    rows.find((entry) => entry.census === census && entry.gender === gender)
  return rows
    .filter((entry) => entry.gender === 'all')
    .map((all) => {
      const active = known(all, 'networks_active')
      const recording = known(all, 'networks_recording')
      return {
        census: all.census,
        fte: bothRoles(all)!,
        fte_link_worker: roundFte(known(all, 'fte_link_worker')),
        fte_mental_health: all.fte_mental_health === null ? null : roundFte(all.fte_mental_health),
        fte_female: bothRoles(of(all.census, 'female')),
        fte_male: bothRoles(of(all.census, 'male')),
        fte_gender_not_recorded: bothRoles(of(all.census, 'not recorded')),
        headcount_link_worker: known(all, 'headcount_link_worker'),
        headcount_mental_health: all.headcount_mental_health,
        networks_active: active,
        networks_recording: recording,
        recording_share: roundShare(recording, active),
        origin: 'bulletin' as const,
        networks_active_source: 'bulletin',
      }
    })
}

type BulletinRow = SourceRow<typeof pcnWorkforceBulletin>

function bothRoles(entry: BulletinRow | undefined): number | null {
  if (!entry || entry.fte_link_worker === null) return null
  return roundFte(entry.fte_link_worker + (entry.fte_mental_health ?? 0))
}

/** @throws when the bulletin lacks a figure that every census has. */
function known<Column extends keyof BulletinRow>(
  entry: BulletinRow,
  column: Column,
): NonNullable<BulletinRow[Column]> {
  const value = entry[column]
  if (value === null || value === undefined) {
    throw new Error(
      `pcn-workforce-bulletin, census ${entry.census}: ${column}: nothing; import the bulletin again with this series in it`,
    )
  }
  return value
}

/** A month the bulletin does not reach yet: England's sums of the individual-level file. */
function individualLevelRow(
  { release, rows }: Extract<SourceRow<typeof pcnWorkforce>>,
  registrations: readonly Extract<SourceRow<typeof gpRegistrations>>[],
): Row {
  const networks = networksOf(rows)
  const { total, linkWorker, mentalHealth } = sumLinkWorkers(networks)
  const england = rows.find((entry) => entry.level === 'england')
  // A later map must not change what is said of the census.
  const map = least(registrations, ({ release: day }) =>
    Math.abs(monthNumber(day.slice(0, 7)) - monthNumber(release)),
  )
  if (!england || !map) {
    throw new Error(
      `table link-workers-by-month: ${release}: no practice map or no England row; import gp-registrations and pcn-workforce`,
    )
  }
  // A network that opened after the map was drawn exists too.
  const active = new Set([
    ...map.rows.filter((entry) => entry.level === 'network').map(({ code }) => code),
    ...networks.map(({ code }) => code),
  ]).size
  return {
    census: release,
    fte: roundFte(total),
    fte_link_worker: roundFte(linkWorker),
    fte_mental_health: mentalHealth === null ? null : roundFte(mentalHealth),
    fte_female: null,
    fte_male: null,
    fte_gender_not_recorded: null,
    headcount_link_worker: england.headcount_link_worker ?? 0,
    headcount_mental_health: england.headcount_mental_health,
    networks_active: active,
    networks_recording: networks.length,
    recording_share: roundShare(networks.length, active),
    origin: 'individual level',
    networks_active_source: `practice map of ${formatMonth(map.release.slice(0, 7))}`,
  }
}

/** @throws when the bulletin and the individual-level file of a census differ by more than the tolerance. */
function reconcile(
  published: Row,
  { release, rows }: Extract<SourceRow<typeof pcnWorkforce>>,
): void {
  const { linkWorker, mentalHealth } = sumLinkWorkers(networksOf(rows))
  const pairs = [
    ['link workers', published.fte_link_worker, linkWorker],
    ['mental health practitioners', published.fte_mental_health ?? 0, mentalHealth ?? 0],
  ] as const
  for (const [role, bulletin, individual] of pairs) {
    if (Math.abs(bulletin - individual) > tolerance) {
      throw new Error(
        `table link-workers-by-month, census ${release}: FTE of ${role}: ${bulletin} in the bulletin, ${roundFte(individual)} in the individual-level file; they may differ by ${tolerance} — import the newest issue of both`,
      )
    }
  }
}
