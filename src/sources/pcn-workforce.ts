import { z } from 'zod'
import { byLevelAndCode, codeForms, differences, levels } from '../area.ts'
import { blankable, decimal as decimalCell, month, text as textCell, whole } from '../cell.ts'
import { blankable as orBlank, choice, code, count, decimal, digits, text } from '../column.ts'
import { formatCount, formatDecimal } from '../format.ts'
import { linkWorkerRole, type LinkWorkerRole } from '../methods/link-worker-role.ts'
import { round } from '../methods/round.ts'
import { SeenNames } from '../methods/seen-names.ts'
import { defineSource, type Cells, type Place, type Report } from '../source.ts'

const row = z.object({
  census: month.describe('Census the staff were counted at, YYYY-MM'),
  level: z.enum(levels).exclude(['practice']).describe('Kind of area'),
  code: textCell.describe('Code of the area, in the structure of the census'),
  name: textCell.describe('Name of the area, as published'),
  sub_icb: blankable(textCell).describe('Code of the sub-ICB location it lies in'),
  icb: blankable(textCell).describe('Code of the integrated care board (ICB) it lies in'),
  region: blankable(textCell).describe('Code of the NHS region it lies in'),
  fte_staff_link_worker: blankable(decimalCell).describe(
    'Link workers employed by the network, full-time equivalent (1 = 37.5 hours a week); networks only, it adds up to areas',
  ),
  fte_staff_mental_health: blankable(decimalCell).describe(
    'Link workers (mental health practitioners) employed by the network, full-time equivalent; blank before April 2023, when the role began',
  ),
  fte_contracted_link_worker: blankable(decimalCell).describe(
    'Link workers of contracted services, full-time equivalent',
  ),
  fte_contracted_mental_health: blankable(decimalCell).describe(
    'Link workers (mental health practitioners) of contracted services, full-time equivalent; blank before April 2023',
  ),
  headcount: whole.describe(
    'People employed as link workers in either role; contracted services are not in it; does not add up across areas',
  ),
  headcount_link_worker: whole.describe('People employed as link workers'),
  headcount_mental_health: blankable(whole).describe(
    'People employed as link workers (mental health practitioners); blank before April 2023',
  ),
})

type Row = z.infer<typeof row>

// The longest week in the published files is 75 hours (2 FTE). A contracted row stands for a whole service, up
// to 14.1 FTE so far: more than 50 would be most of the staff of the largest network.
const most = { 'NWRS Staff': 2.5, 'NWRS contracted services': 50 }

const mentalHealthSince = '2023-04'

/** So many rows of employed link workers, at least ten, may be the same as another; it is 6 of 2,400 at most so far. */
const mostRepeated = 0.05

const layouts = {
  individuals: {
    title: 'individual-level CSV',
    format: 'csv',
    member: /individual[ _]level.*\.csv$/i,
    columns: {
      source: choice('Data_source', ['NWRS Staff', 'NWRS contracted services']),
      year: count('CENSUS_YEAR', 1900, 2100),
      month: count('CENSUS_MONTH', 1, 12),
      network: code('PCN_CODE', codeForms.network, 'U12345'),
      networkName: text('PCN_NAME'),
      subIcb: code('SUB_ICB_CODE', codeForms.area, '15N'),
      subIcbName: text('SUB_ICB_NAME'),
      icb: code('ICB_CODE', codeForms.area, 'QJK'),
      icbName: text('ICB_NAME'),
      region: code('COMM_REGION_CODE', codeForms.area, 'Y58'),
      regionName: text('COMM_REGION_NAME'),
      role: text('STAFF_ROLE'),
      fte: decimal('FTE', -1, most['NWRS contracted services']),
      person: orBlank(digits('UNIQUE_IDENTIFIER', /^[1-9]\d*$/, '132667')),
    },
  },
} as const

type Individual = Cells<typeof layouts.individuals>

/** What is gathered of one area while the file is read. */
interface Area extends Pick<Row, 'level' | 'code' | 'name' | 'sub_icb' | 'icb' | 'region'> {
  fte: Record<Figure, number>
  linkWorkers: Set<string>
  mentalHealth: Set<string>
}

type Role = Exclude<LinkWorkerRole, 'unknown'>

type Figure =
  | 'fte_staff_link_worker'
  | 'fte_staff_mental_health'
  | 'fte_contracted_link_worker'
  | 'fte_contracted_mental_health'

/** Staff of primary care networks, one row per person (or per contracted service) and role. */
export const pcnWorkforce = defineSource({
  id: 'pcn-workforce',
  title: 'Primary Care Network Workforce, individual level',
  publisher: 'NHS England',
  licence: 'Open Government Licence v3.0',
  page: 'https://digital.nhs.uk/data-and-information/publications/statistical/primary-care-workforce-quarterly-update',
  release: { form: 'YYYY-MM', from: 'content', earliest: 2019 },
  // The bulletin's tables hold these censuses. Individual-level files of October 2024 and November 2025, where no
  // quarter ends, show that monthly censuses have them too. March 2022 came out on 19 May, June 2026 by 7 August.
  rhythm: {
    rule: 'a census each quarter from March 2020, each month from December 2022, out within two months',
    stages: [
      { from: '2020-03', every: 'quarter' },
      { from: '2022-12', every: 'month' },
    ],
    publishedAfter: 2,
  },
  downloads: [
    {
      release: '2026-06',
      url: 'https://files.digital.nhs.uk/A8/E524AA/PCNWFIndividualCSV.062026.zip',
    },
  ],
  layouts,
  needs: 'one',
  steady: ['rows_read', 'rows_kept'],
  row,
  key: ['level', 'code'],
  extract(report) {
    const areas = new Map<string, Area>()
    const posts = new Map<string, number>()
    const names = new SeenNames()
    let census: string | undefined

    return {
      add: {
        individuals(cells, at) {
          const when = `${cells.year}-${String(cells.month).padStart(2, '0')}`
          census ??= when
          if (when !== census) {
            at.problem(
              'CENSUS_MONTH',
              when,
              `expected ${census} as before — one file is one census`,
            )
          }
          // Networks without a link worker are kept too: they are the coverage.
          const { network, around } = areasOf(cells)
          const within = [network, ...around].map((area) => {
            const key = `${area.level} ${area.code}`
            const known = areas.get(key) ?? area
            areas.set(key, known)
            names.note(key, area.name)
            const [difference] = differences(known, area)
            if (difference) {
              at.problem(
                'PCN_CODE',
                network.code,
                `expected ${key} in ${known[difference]} as before, not in ${area[difference]} — ask the publisher`,
              )
            }
            return known
          })
          const role = roleOf(cells, when, at)
          if (!role) return
          addLinkWorker(cells, role, within, at)
          const post = JSON.stringify([cells.person, cells.network, role, cells.fte])
          if (cells.source === 'NWRS Staff') posts.set(post, (posts.get(post) ?? 0) + 1)
        },
      },
      finish() {
        names.doubtOthers(report)
        doubtPosts([...posts.values()], report)
        const rows = [...areas.values()]
          .map((area) => toRow(area, census ?? ''))
          .sort(byLevelAndCode)
        return { release: census, rows, summary: summarise([...areas.values()]) }
      },
    }
  },
})

/** The network of a row and the areas around it. */
function areasOf(cells: Individual): { network: Area; around: Area[] } {
  const { region, icb, subIcb: sub_icb } = cells
  const area = (
    level: Row['level'],
    areaCode: string,
    name: string,
    around: Partial<Area>,
  ): Area => ({
    level,
    code: areaCode,
    name,
    sub_icb: null,
    icb: null,
    region: null,
    ...around,
    fte: {
      fte_staff_link_worker: 0,
      fte_staff_mental_health: 0,
      fte_contracted_link_worker: 0,
      fte_contracted_mental_health: 0,
    },
    linkWorkers: new Set(),
    mentalHealth: new Set(),
  })
  const network = area('network', cells.network, cells.networkName, { sub_icb, icb, region })
  const around = [
    area('sub-icb', sub_icb, cells.subIcbName, { icb, region }),
    area('icb', icb, cells.icbName, { region }),
    area('region', region, cells.regionName, {}),
    area('england', 'E92000001', 'England', {}),
  ]
  return { network, around }
}

/** The role of a row's link worker; undefined for other staff. Files hold a few negative FTEs, never of a link worker. */
function roleOf(
  { role: name, fte, source }: Individual,
  census: string,
  at: Place,
): Role | undefined {
  if (fte > most[source]) {
    at.problem(
      'FTE',
      fte,
      `expected at most ${most[source]} for ${source} — check the delimiter of the download`,
    )
  }
  const role = linkWorkerRole(name)
  if (role === undefined) {
    if (fte < 0) at.warning('FTE', fte, 'negative, in another role: not in the extract')
    return undefined
  }
  if (role === 'unknown' || (role === 'mental health' && census < mentalHealthSince)) {
    at.problem(
      'STAFF_ROLE',
      name,
      role === 'unknown'
        ? 'expected a name that link workers have had — decide what it means and add it to src/methods/link-worker-role.ts'
        : `expected this role from ${mentalHealthSince} on — check the census of the file`,
    )
    return undefined
  }
  if (fte < 0) at.problem('FTE', fte, 'expected 0 or more for a link worker — ask the publisher')
  if (fte === 0) at.warning('FTE', fte, 'a link worker without hours: kept')
  return role
}

/** @param rows how many rows each post of an employed link worker has */
function doubtPosts(rows: readonly number[], report: Report) {
  const total = rows.reduce((sum, own) => sum + own, 0)
  const repeated = total - rows.length
  if (repeated < 10 || repeated <= total * mostRepeated) return
  report.doubt(
    `rows of employed link workers that repeat another: ${repeated} of ${total}; expected few — the file may hold its rows twice`,
  )
}

/** Counts a link worker in each of the areas. */
function addLinkWorker({ source, fte, person }: Individual, role: Role, within: Area[], at: Place) {
  const kind = source === 'NWRS Staff' ? 'staff' : 'contracted'
  const isMentalHealth = role === 'mental health'
  if (kind === 'staff' && person === null) {
    at.problem('UNIQUE_IDENTIFIER', person, 'expected a number for staff — headcounts need it')
  }
  for (const area of within) {
    area.fte[`fte_${kind}_${isMentalHealth ? 'mental_health' : 'link_worker'}`] += fte
    if (kind === 'staff' && person !== null) {
      const people = isMentalHealth ? area.mentalHealth : area.linkWorkers
      people.add(person)
    }
  }
}

function toRow({ fte, linkWorkers, mentalHealth, ...area }: Area, census: string): Row {
  const isNetwork = area.level === 'network'
  const hasMentalHealth = census >= mentalHealthSince
  const ofNetwork = (figure: Figure) => (isNetwork ? round(fte[figure], 6) : null)
  return {
    census,
    ...area,
    fte_staff_link_worker: ofNetwork('fte_staff_link_worker'),
    fte_staff_mental_health: hasMentalHealth ? ofNetwork('fte_staff_mental_health') : null,
    fte_contracted_link_worker: ofNetwork('fte_contracted_link_worker'),
    fte_contracted_mental_health: hasMentalHealth
      ? ofNetwork('fte_contracted_mental_health')
      : null,
    headcount: linkWorkers.union(mentalHealth).size,
    headcount_link_worker: linkWorkers.size,
    headcount_mental_health: hasMentalHealth ? mentalHealth.size : null,
  }
}

function summarise(areas: Area[]): string {
  const networks = areas.filter(({ level }) => level === 'network')
  const fte = networks
    .flatMap((area) => Object.values(area.fte))
    .reduce((sum, value) => sum + value, 0)
  return `${formatCount(networks.length)} networks, ${formatDecimal(fte, 1)} FTE of link workers`
}
