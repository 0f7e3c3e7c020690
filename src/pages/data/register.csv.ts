import type { APIRoute } from 'astro'
import { officialFiles } from '../../official-files.ts'
import { formatPublicCsv, respond } from '../../public-file.ts'
import { registerRow } from '../../register.ts'

/** The register of official files with their whole checksums, under its columns' own names. */
export const GET: APIRoute = () => {
  const headings = Object.fromEntries(Object.keys(registerRow.shape).map((key) => [key, key]))
  return respond(formatPublicCsv(headings, officialFiles), 'text/csv; charset=utf-8')
}
