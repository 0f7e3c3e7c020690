import type { APIRoute } from 'astro'
import { charts } from '../../../charts.ts'
import { serveFeed } from '../../../feeds.ts'
import { retired } from '../../../retired.ts'
import { getSubjectOf } from '../../../revisions.ts'

export const getStaticPaths = () => [...charts, ...retired].map(({ id }) => ({ params: { id } }))

export const GET: APIRoute<Record<string, never>, { id: string }> = ({ params }) =>
  serveFeed({ kind: 'chart', chart: getSubjectOf(params.id) }, 'json')
