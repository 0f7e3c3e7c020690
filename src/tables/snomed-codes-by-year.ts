import { z } from 'zod'
import { text } from '../cell.ts'
import { between } from '../checks/bounds.ts'
import { contiguous } from '../checks/contiguous.ts'
import { concepts } from '../concepts.ts'
import { roundShare } from '../methods/round.ts'
import { snomedCodeUsage } from '../sources/snomed-code-usage.ts'
import { snomedCodeUsageCoverage } from '../sources/snomed-code-usage-coverage.ts'
import { count, defineTable, share, suppressible } from '../table.ts'

const entries = (code: keyof typeof concepts, meaning: string) =>
  suppressible
    .nullable()
    .describe(
      `${meaning} (SNOMED CT ${concepts[code]}): times added to a record, rounded to 10; "suppressed" = 1 to 4; null = not in hand`,
    )

const row = z.object({
  year: z
    .string()
    .regex(/^\d{4}-\d{2}$/)
    .describe('Year, 1 August to 31 July'),
  period_start: z.iso.date().describe('First day'),
  period_end: z.iso.date().describe('Last day'),
  referred: entries('referred', 'Referral to social prescribing service'),
  offered: entries('offered', 'Social prescribing offered'),
  declined: entries('declined', 'Social prescribing declined'),
  signposted: entries('signposted', 'Signposting to social prescribing service'),
  referred_mental_health: entries('referred_mental_health', 'Social prescribing for mental health'),
  seen_by_link_worker: entries('seen_by_link_worker', 'Seen by social prescribing link worker'),
  case_closed: entries('case_closed', 'Social prescribing case closed'),
  seen_by_community_navigator: entries(
    'seen_by_community_navigator',
    'Seen by community navigator',
  ),
  referred_to_community_navigator: entries(
    'referred_to_community_navigator',
    'Referral to community navigator',
  ),
  referred_for_health_coaching: entries(
    'referred_for_health_coaching',
    'Referred for health coaching',
  ),
  declined_share: share
    .nullable()
    .describe('Declined entries as a share of referred and declined entries, 0 to 1'),
  practices_covered: count.nullable().describe('GP practices covered; null = not recorded'),
  patients_covered: count
    .nullable()
    .describe('Patients registered with the covered practices; null = not recorded'),
  provenance: text.describe(
    'Whether the year comes from the whole official file or from rows transcribed from it',
  ),
})

type Row = z.infer<typeof row>

export const snomedCodesByYear = defineTable({
  id: 'snomed-codes-by-year',
  title: 'SNOMED code entries by year',
  description:
    'One row for each year with a file in hand: how often codes for social prescribing were added to GP records in England. Entries are not people: one person can have several. Years without a file are absent, not zero.',
  sources: { usage: snomedCodeUsage, coverage: snomedCodeUsageCoverage },
  row,
  key: ['year'],
  checks: [
    contiguous<Row>('year', snomedCodeUsage),
    // 64,370 referrals and 68,590 offers in 2018-19; 1.9 and 1.3 million in 2024-25, for 63 million patients.
    between<Row>('referred', 1e4, 6e6),
    between<Row>('offered', 1e4, 6e6),
    // Every source in hand puts refusals between 12% and 22%.
    between<Row>('declined_share', 0.05, 0.35),
  ],
  build({ usage: years, coverage }) {
    const covered = new Map(coverage.at(-1)?.rows.map((entry) => [entry.year, entry]))
    return years.map(({ release: year, provenance, rows }) => {
      const start = Number(year.slice(0, 4))
      const usage = new Map(rows.map((entry) => [entry.concept_id, entry.usage]))
      const entriesOf = (concept: string) => usage.get(concept) ?? null
      const referred = entriesOf(concepts.referred)
      const declined = entriesOf(concepts.declined)
      return {
        year,
        period_start: `${start}-08-01`,
        period_end: `${start + 1}-07-31`,
        referred,
        offered: entriesOf(concepts.offered),
        declined,
        signposted: entriesOf(concepts.signposted),
        referred_mental_health: entriesOf(concepts.referred_mental_health),
        seen_by_link_worker: entriesOf(concepts.seen_by_link_worker),
        case_closed: entriesOf(concepts.case_closed),
        seen_by_community_navigator: entriesOf(concepts.seen_by_community_navigator),
        referred_to_community_navigator: entriesOf(concepts.referred_to_community_navigator),
        referred_for_health_coaching: entriesOf(concepts.referred_for_health_coaching),
        declined_share:
          typeof declined === 'number' && typeof referred === 'number' && declined + referred > 0
            ? roundShare(declined, declined + referred)
            : null,
        practices_covered: covered.get(year)?.practices ?? null,
        patients_covered: covered.get(year)?.patients ?? null,
        provenance,
      }
    })
  },
})
