import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import { extname, join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { headersOf, parseHeaders } from '../site/headers-file.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the built site is served, without a slash at its end. */
    site: string
  }
}

const types: Record<string, string> = {
  '.css': 'text/css',
  '.csv': 'text/csv; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.woff2': 'font/woff2',
  '.xml': 'application/xml',
}

/**
 * Serves the built site as a static host does: files, `index.html` of folders, 404.html for the rest, with the
 * headers that the site asks for.
 */
export default async function serve(project: TestProject): Promise<() => void> {
  const rules = parseHeaders(readFileSync('dist/_headers', 'utf8'))
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost')
    const wanted = join(
      'dist',
      decodeURIComponent(pathname),
      pathname.endsWith('/') ? 'index.html' : '',
    )
    const found = existsSync(wanted) && statSync(wanted).isFile()
    const file = found ? wanted : 'dist/404.html'
    const type = types[extname(file)] ?? 'application/octet-stream'
    const asked = headersOf(rules, pathname, 'netlify')
    response.writeHead(found ? 200 : 404, { 'content-type': type, ...asked })
    createReadStream(file).pipe(response)
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const address = server.address()
  if (typeof address !== 'object' || !address) throw new Error('browser tests: server: no port')
  project.provide('site', `http://127.0.0.1:${address.port}`)
  return () => server.close()
}
