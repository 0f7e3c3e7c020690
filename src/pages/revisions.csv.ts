import type { APIRoute } from 'astro'
import { formatPublicCsv, respond } from '../public-file.ts'
import { listRevisions, revisionHeadings } from '../revisions/list.ts'
import { toldReleases } from '../revisions.ts'

/** Every published figure that ever changed, for spreadsheets. */
export const GET: APIRoute = () =>
  respond(formatPublicCsv(revisionHeadings, listRevisions(toldReleases)), 'text/csv; charset=utf-8')
