import type { ServerResponse } from 'node:http'
import { describe, expect, it } from 'vitest'
import { Attempt, content, sha256 } from '../fixtures/fetch/attempt.ts'
import { file, serve, status } from '../fixtures/fetch/server.ts'

const bytes = content(100_000)

describe('a download', () => {
  it('brings the file under its name and tells its checksum and size', async () => {
    const { url } = await serve(file(bytes))
    const attempt = new Attempt()
    expect(await attempt.download(url)).toEqual({ sha256: sha256(bytes), bytes: 100_000 })
    expect(attempt.downloaded).toEqual(bytes)
    expect(attempt.left).toEqual(['data.txt'])
  })

  it.each([403, 404, 410])('gives up at %i', async (code) => {
    const { url, requests } = await serve(status(code))
    const attempt = new Attempt()
    await expect(attempt.download(url)).rejects.toThrow(
      `${url}: status: ${code}; look for its address on the publication's page and correct it in src/sources`,
    )
    expect(requests).toHaveLength(1)
    expect(attempt.left).toEqual([])
  })

  it('tries again after a fault of the server', async () => {
    const { url, requests } = await serve(status(500), status(503), file(bytes))
    const attempt = new Attempt()
    await attempt.download(url)
    expect(attempt.downloaded).toEqual(bytes)
    expect(requests).toHaveLength(3)
  })

  it('waits longer from try to try, never quite as long, and gives up after the fourth', async () => {
    const { url, requests } = await serve(status(500))
    const attempt = new Attempt()
    await expect(attempt.download(url)).rejects.toThrow('status: 500; try again later')
    expect(requests).toHaveLength(4)
    expect(attempt.pauses).toHaveLength(3)
    for (const [index, pause] of attempt.pauses.entries()) {
      expect(pause).toBeGreaterThanOrEqual(500 * 2 ** index)
      expect(pause).toBeLessThanOrEqual(1000 * 2 ** index)
    }
  })

  it('waits as long as the server asks, in seconds or until a time', async () => {
    const soon = new Date(Date.now() + 60_000).toUTCString()
    const { url } = await serve(
      status(429, { 'retry-after': '7' }),
      status(503, { 'retry-after': soon }),
      file(bytes),
    )
    const attempt = new Attempt()
    await attempt.download(url)
    expect(attempt.pauses[0]).toBe(7000)
    expect(attempt.pauses[1]).toBeGreaterThan(55_000)
    expect(attempt.pauses[1]).toBeLessThanOrEqual(60_000)
  })

  it('does not wait an hour, but says when to come again', async () => {
    const { url, requests } = await serve(status(429, { 'retry-after': '3600' }))
    await expect(new Attempt().download(url)).rejects.toThrow(
      'status: 429; try again in 3600 seconds',
    )
    expect(requests).toHaveLength(1)
  })

  it('throws away a file with another checksum, and does not ask again', async () => {
    const { url, requests } = await serve(file(bytes))
    const attempt = new Attempt()
    await expect(attempt.download(url, { sha256: 'f'.repeat(64) })).rejects.toThrow(
      `${url}: SHA-256: ${sha256(bytes)}; expected ffff`,
    )
    expect(attempt.left).toEqual([])
    expect(requests).toHaveLength(1)
  })

  it.each([
    ['by its type', (html: string) => html, { 'content-type': 'text/html; charset=utf-8' }],
    ['by its first words', (html: string) => `\uFEFF\n${html}`, { 'content-type': 'text/plain' }],
  ])('refuses a web page, known %s', async (_, write, headers) => {
    const html = write('<!DOCTYPE html><title>Sign in</title>')
    const { url, requests } = await serve((__, response) =>
      response.writeHead(200, headers).end(html),
    )
    const attempt = new Attempt()
    await expect(attempt.download(url)).rejects.toThrow(`${url}: a web page; expected a file`)
    expect(attempt.left).toEqual([])
    expect(requests).toHaveLength(1)
  })

  it('refuses an empty file', async () => {
    const { url } = await serve(status(200))
    const attempt = new Attempt()
    await expect(attempt.download(url)).rejects.toThrow('size: 0 bytes; expected some')
    expect(attempt.left).toEqual([])
  })

  it.each([
    ['announced', file(bytes)],
    ['not announced', (_: unknown, response: ServerResponse) => response.end(bytes)],
  ])('refuses more bytes than a file may have, %s', async (_, answer) => {
    const { url } = await serve(answer)
    const attempt = new Attempt()
    await expect(attempt.download(url, { largestFile: 60_000 })).rejects.toThrow(
      /size: \d+ bytes; expected at most 60000 — check the address/,
    )
    expect(attempt.left).toEqual([])
  })

  it('says so where no server answers', async () => {
    const { url, close } = await serve(status(200))
    await close()
    const attempt = new Attempt()
    await expect(attempt.download(url)).rejects.toThrow(`${url}: network: ECONNREFUSED; run this`)
    expect(attempt.left).toEqual([])
  })

  it('says so where there is no internet', async () => {
    const attempt = new Attempt()
    // Names that end in .invalid are never found, whatever the network.
    await expect(attempt.download('https://files.invalid/data.txt')).rejects.toThrow(
      /^no internet, or no such host: files\.invalid: (ENOTFOUND|EAI_AGAIN); check connection/,
    )
    expect(attempt.left).toEqual([])
  })
})

describe('redirects', () => {
  it('are followed', async () => {
    const { url } = await serve(
      status(302, { location: '/moved.txt' }),
      status(308, { location: 'again.txt' }),
      file(bytes),
    )
    const attempt = new Attempt()
    await attempt.download(url)
    expect(attempt.downloaded).toEqual(bytes)
  })

  it('in a circle end after the fifth', async () => {
    const { url, requests } = await serve(status(301, { location: '/data.txt' }))
    await expect(new Attempt().download(url)).rejects.toThrow(`${url}: more than 5 redirects`)
    expect(requests).toHaveLength(6)
  })

  it.each(['http://example.org/data.txt', 'file:///etc/hosts', 'http://'])(
    'to %s are not followed',
    async (location) => {
      const { url, requests } = await serve(status(302, { location }))
      const attempt = new Attempt()
      await expect(attempt.download(url)).rejects.toThrow('expected HTTPS throughout')
      expect(requests).toHaveLength(1)
      expect(attempt.left).toEqual([])
    },
  )

  it('are no way around HTTPS: the command asks no other address to begin with', async () => {
    const { url, requests } = await serve(file(bytes))
    await expect(new Attempt().download(url, { allows: () => false })).rejects.toThrow(
      `${url}: leads to: ${url}; expected HTTPS throughout`,
    )
    expect(requests).toHaveLength(0)
  })
})
