import type { APIRoute } from 'astro'
import { formatPublicCsv, respond } from '../../public-file.ts'
import { register } from '../../register.ts'

/** The register of official files with their whole checksums, under its columns' own names. */
export const GET: APIRoute = () => {
  const headings = Object.fromEntries(Object.keys(register[0] ?? {}).map((key) => [key, key]))
  return respond(formatPublicCsv(headings, register), 'text/csv; charset=utf-8')
}
