import type { APIRoute } from 'astro'
import { charts, getChart } from '../../../charts.ts'
import { serveFeed } from '../../../feeds.ts'
import { getSubject } from '../../../revisions.ts'

export const getStaticPaths = () => charts.map(({ id }) => ({ params: { id } }))

export const GET: APIRoute<Record<string, never>, { id: string }> = ({ params }) =>
  serveFeed({ kind: 'chart', chart: getSubject(getChart(params.id)) }, 'xml')
