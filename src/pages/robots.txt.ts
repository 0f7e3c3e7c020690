import type { APIRoute } from 'astro'
import { respond } from '../public-file.ts'
import { addresses, toUrl } from '../site.ts'

export const GET: APIRoute = () =>
  respond(`User-agent: *\nAllow: /\n\nSitemap: ${toUrl(addresses.sitemap)}\n`, 'text/plain')
