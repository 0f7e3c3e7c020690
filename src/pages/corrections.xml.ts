import type { APIRoute } from 'astro'
import { serveFeed } from '../feeds.ts'

export const GET: APIRoute = () => serveFeed({ kind: 'corrections' }, 'xml')
