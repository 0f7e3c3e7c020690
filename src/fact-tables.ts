import type { Tables } from './fact.ts'
import { getTable } from './tables.ts'
import { linkWorkersAndDeprivation } from './tables/link-workers-and-deprivation.ts'
import { linkWorkersByCensus } from './tables/link-workers-by-census.ts'
import { linkWorkersByDeprivationFifth } from './tables/link-workers-by-deprivation-fifth.ts'
import { linkWorkersByMonth } from './tables/link-workers-by-month.ts'
import { linkWorkersShareByDeprivationFifth } from './tables/link-workers-share-by-deprivation-fifth.ts'
import { networksByDeprivation } from './tables/networks-by-deprivation.ts'
import { peopleReferred } from './tables/people-referred.ts'
import { populationByImd2019Fifth } from './tables/population-by-imd-2019-fifth.ts'
import { publishedFigures } from './tables/published-figures.ts'
import { referralsByMonth } from './tables/referrals-by-month.ts'
import { refusalsBySource } from './tables/refusals-by-source.ts'
import { shareFromMoreDeprivedAreas } from './tables/share-from-more-deprived-areas.ts'
import { snomedCodesByYear } from './tables/snomed-codes-by-year.ts'

/** The rows that the facts read; the types check that every column they name exists. */
export const factTables: Tables = {
  'link-workers-and-deprivation': getTable(linkWorkersAndDeprivation).rows,
  'link-workers-by-census': getTable(linkWorkersByCensus).rows,
  'link-workers-by-deprivation-fifth': getTable(linkWorkersByDeprivationFifth).rows,
  'link-workers-by-month': getTable(linkWorkersByMonth).rows,
  'link-workers-share-by-deprivation-fifth': getTable(linkWorkersShareByDeprivationFifth).rows,
  'networks-by-deprivation': getTable(networksByDeprivation).rows,
  'people-referred': getTable(peopleReferred).rows,
  'population-by-imd-2019-fifth': getTable(populationByImd2019Fifth).rows,
  'published-figures': getTable(publishedFigures).rows,
  'referrals-by-month': getTable(referralsByMonth).rows,
  'refusals-by-source': getTable(refusalsBySource).rows,
  'share-from-more-deprived-areas': getTable(shareFromMoreDeprivedAreas).rows,
  'snomed-codes-by-year': getTable(snomedCodesByYear).rows,
}
