import type { APIRoute } from 'astro'
import { writeScript } from '../browser-script.ts'
import { respond } from '../public-file.ts'
import { addresses, toUrl } from '../site.ts'

/** The script that fits our embeds into pages without a listener of their own. */
export const GET: APIRoute = () =>
  respond(writeScript('host', { embeds: toUrl(addresses.embeds) }), 'text/javascript')
