import type { APIRoute, GetStaticPaths } from 'astro'
import { writeHeaders } from '../headers.ts'
import { respond } from '../public-file.ts'

// A file whose name begins with an underscore is no page, so the name comes as a parameter.
export const getStaticPaths: GetStaticPaths = () => [{ params: { headers: '_headers' } }]

export const GET: APIRoute = () => respond(writeHeaders(), 'text/plain')
