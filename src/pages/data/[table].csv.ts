import type { APIRoute } from 'astro'
import { formatPublicCsv, respond } from '../../public-file.ts'
import { tables } from '../../tables.ts'

export const getStaticPaths = () =>
  tables.map((table) => ({ params: { table: table.table }, props: { table } }))

/** A whole table for spreadsheets, under its columns' own names. */
export const GET: APIRoute<{ table: (typeof tables)[number] }> = ({ props }) => {
  const { declaration, rows } = props.table
  const headings = Object.fromEntries(Object.keys(declaration.row.shape).map((key) => [key, key]))
  return respond(formatPublicCsv(headings, rows), 'text/csv; charset=utf-8')
}
