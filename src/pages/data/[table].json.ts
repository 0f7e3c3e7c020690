import type { APIRoute } from 'astro'
import { formatJson, respond } from '../../public-file.ts'
import { columnsOf, licenceOf, tables } from '../../tables.ts'

export const getStaticPaths = () =>
  tables.map((table) => ({ params: { table: table.table }, props: { table } }))

/** A whole table with the meaning of its columns and the files it was built from. */
export const GET: APIRoute<{ table: (typeof tables)[number] }> = ({ props }) => {
  const { declaration, inputs, suppressed, rows } = props.table
  const { id, title, description } = declaration
  const body = { table: id, title, description, licence: licenceOf(declaration), inputs, suppressed, columns: columnsOf(declaration), rows }
  return respond(formatJson(body), 'application/json')
}
