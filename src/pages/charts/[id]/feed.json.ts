import type { APIRoute } from 'astro'
import { charts } from '../../../charts.ts'
import { serveFeed } from '../../../feeds.ts'

export const getStaticPaths = () => charts.map(({ id }) => ({ params: { id } }))

export const GET: APIRoute<Record<string, never>, { id: string }> = ({ params }) =>
  serveFeed({ kind: 'chart', id: params.id }, 'json')
