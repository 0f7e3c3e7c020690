import { createServer } from 'node:http'
import { extname } from 'node:path'
import { gzipSync } from 'node:zlib'

const types: Record<string, string> = { '.js': 'text/javascript', '.html': 'text/html' }

/** Serves files from memory, compressed beforehand, so that no page waits for disk or compression. */
export async function serve(
  files: ReadonlyMap<string, Buffer>,
): Promise<{ origin: string; close: () => void }> {
  const compressed = new Map([...files].map(([path, body]) => [path, gzipSync(body, { level: 9 })]))
  const server = createServer((request, response) => {
    const path = request.url ?? ''
    const body = compressed.get(path)
    if (!body) {
      response.writeHead(404).end()
      return
    }
    response.writeHead(200, {
      'content-type': `${types[extname(path)] ?? 'application/octet-stream'}; charset=utf-8`,
      'content-encoding': 'gzip',
      'content-length': body.length,
    })
    response.end(body)
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const address = server.address()
  if (typeof address !== 'object' || !address) throw new Error('bench: server: no port')
  return { origin: `http://127.0.0.1:${address.port}`, close: () => server.close() }
}
