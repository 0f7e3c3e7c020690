import type { APIRoute } from 'astro'
import { checksums } from '../../data-files.ts'
import { respond } from '../../public-file.ts'

/** The checksums of every other file of the data. */
export const GET: APIRoute = () => respond(checksums, 'text/plain; charset=utf-8')
