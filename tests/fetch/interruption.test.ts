import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { describe, expect, it, vi } from 'vitest'
import { Attempt, content, sha256 } from '../fixtures/fetch/attempt.ts'
import { cut, file, serve, stall, status } from '../fixtures/fetch/server.ts'

const bytes = content(100_000)

describe('a download that breaks off', () => {
  it('goes on from where it was', async () => {
    const attempt = new Attempt()
    const { url, requests } = await serve(cut(attempt, bytes, 60_000, '"a"'), file(bytes, '"a"'))
    await attempt.download(url)
    expect(attempt.downloaded).toEqual(bytes)
    expect(requests[1]?.headers).toMatchObject({ range: 'bytes=60000-', 'if-range': '"a"' })
  })

  it('begins anew when the file has changed meanwhile', async () => {
    const attempt = new Attempt()
    const changed = content(80_000)
    const { url } = await serve(cut(attempt, bytes, 60_000, '"a"'), file(changed, '"b"'))
    await attempt.download(url)
    expect(attempt.downloaded).toEqual(changed)
  })

  it.each([
    ['without a tag', undefined],
    ['with a weak tag, which promises no same bytes', 'W/"a"'],
  ])('begins anew %s', async (_, etag) => {
    const attempt = new Attempt()
    const { url, requests } = await serve(cut(attempt, bytes, 60_000, etag), file(bytes, etag))
    await attempt.download(url)
    expect(attempt.downloaded).toEqual(bytes)
    expect(requests[1]?.headers.range).toBeUndefined()
  })

  it('begins anew when the server knows no such range', async () => {
    const attempt = new Attempt()
    const { url, requests } = await serve(
      cut(attempt, bytes, 60_000, '"a"'),
      status(416, { 'content-range': 'bytes */50000' }),
      file(bytes, '"a"'),
    )
    await attempt.download(url)
    expect(attempt.downloaded).toEqual(bytes)
    expect(requests[2]?.headers.range).toBeUndefined()
  })

  it('begins anew when the server sends another part than asked for', async () => {
    const attempt = new Attempt()
    const { url } = await serve(
      cut(attempt, bytes, 60_000, '"a"'),
      (_, response) =>
        response
          .writeHead(206, { 'content-range': 'bytes 0-99999/100000', 'content-length': 100_000 })
          .end(bytes),
      file(bytes, '"a"'),
    )
    await attempt.download(url)
    expect(attempt.downloaded).toEqual(bytes)
  })

  it('keeps what arrived when it breaks off time and again, for another day', async () => {
    const attempt = new Attempt()
    const { url, requests } = await serve(cut(attempt, bytes, 60_000, '"a"'))
    await expect(attempt.download(url, { attempts: 1 })).rejects.toThrow(
      /network: UND_ERR_SOCKET; run this again, it goes on from what arrived/,
    )
    expect(attempt.left).toEqual(['data.txt.part', 'data.txt.part.etag'])
    await expect(attempt.download(url, { attempts: 1 })).rejects.toThrow('network')
    expect(requests[1]?.headers.range).toBe('bytes=60000-')
  })

  it('does not wait for a server that falls silent', async () => {
    const { url } = await serve(stall(bytes, 60_000, '"a"'), () => {}, file(bytes, '"a"'))
    const attempt = new Attempt()
    await attempt.download(url, { silence: 250 })
    expect(attempt.downloaded).toEqual(bytes)
  })

  it('says that the server fell silent', async () => {
    const { url } = await serve(stall(bytes, 60_000, '"a"'))
    const attempt = new Attempt()
    await expect(attempt.download(url, { attempts: 1, silence: 250 })).rejects.toThrow(
      `${url}: nothing heard for 0.25 seconds; run this again, it goes on from what arrived`,
    )
  })

  it('waits for a slow server that goes on speaking', async () => {
    const { url, requests } = await serve(async (_, response) => {
      for (let start = 0; start < 5000; start += 1000) {
        response.write(bytes.subarray(start, start + 1000))
        await new Promise((resolve) => setTimeout(resolve, 250))
      }
      response.end()
    })
    const attempt = new Attempt()
    await attempt.download(url, { silence: 800 })
    expect(attempt.downloaded).toEqual(bytes.subarray(0, 5000))
    expect(requests).toHaveLength(1)
  })

  it('is not taken for whole when the length is another than announced', async () => {
    const attempt = new Attempt()
    const { url } = await serve(
      cut(attempt, bytes, 60_000, '"a"'),
      // The rest is shorter than its own range says.
      (_, response) =>
        response
          .writeHead(206, { 'content-range': 'bytes 60000-99999/100000', 'content-length': 1000 })
          .end(bytes.subarray(60_000, 61_000)),
    )
    await expect(attempt.download(url, { attempts: 2 })).rejects.toThrow(
      'size: 61000 bytes; expected 100000 — run this again',
    )
    expect(attempt.left).toEqual([])
  })
})

describe('a download whose process is killed', () => {
  it('leaves no file but what arrived, and the next one goes on from there', async () => {
    const { url, requests } = await serve(stall(bytes, 60_000, '"a"'), file(bytes, '"a"'))
    const attempt = new Attempt()
    const child = spawnDownload(url, attempt.target)
    await vi.waitFor(() => expect(attempt.arrived).toBe(60_000), { timeout: 5000 })
    child.kill('SIGKILL')
    await once(child, 'exit')
    expect(attempt.left).toEqual(['data.txt.part', 'data.txt.part.etag'])

    await attempt.download(url, { sha256: sha256(bytes) })
    expect(attempt.downloaded).toEqual(bytes)
    expect(attempt.left).toEqual(['data.txt'])
    expect(requests[1]?.headers.range).toBe('bytes=60000-')
  })
})

/** Starts a download in a process of its own. */
function spawnDownload(url: string, target: string) {
  const folder = new URL('../../scripts/fetch/', import.meta.url)
  const program = `
    import { download } from ${JSON.stringify(new URL('download.ts', folder).href)}
    import { internet } from ${JSON.stringify(new URL('network.ts', folder).href)}
    const wanted = ${JSON.stringify({ url, target })}
    await download(wanted, { ...internet, allows: () => true }, () => {})`
  return spawn(process.execPath, ['--input-type=module', '-e', program])
}
