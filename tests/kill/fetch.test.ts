import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { setTimeout as wait } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { content } from '../fixtures/fetch/attempt.ts'
import { serve, startOf } from '../fixtures/fetch/server.ts'
import { Repository } from '../fixtures/import/repository.ts'
import { endInManyWays } from './trials.ts'

const script = fileURLToPath(new URL('fetch-here.ts', import.meta.url))
const bytes = content(100_000)

it('a download is absent or whole and recorded, ended at any moment, and goes on from what arrived', async () => {
  const repository = new Repository()
  mkdirSync(repository.data)
  const { url, requests } = await serve(async (request, response) => {
    const start = startOf(request, '"a"')
    response.writeHead(start === undefined ? 200 : 206, {
      etag: '"a"',
      'content-length': bytes.length - (start ?? 0),
      ...(start !== undefined && {
        'content-range': `bytes ${start}-${bytes.length - 1}/${bytes.length}`,
      }),
    })
    for (let from = start ?? 0; from < bytes.length; from += 10_000) {
      response.write(bytes.subarray(from, from + 10_000))
      await wait(15)
    }
    response.end()
  })
  const hits = await endInManyWays(
    {
      before: repository.folder,
      command: [script, url],
      ignored: /^raw\//,
      check(folder) {
        const target = join(folder, 'data/raw/published-figures/2026-11/data.txt')
        if (existsSync(target)) expect(readFileSync(target).equals(bytes)).toBe(true)
      },
    },
    { kills: 50, seed: 3 },
  )
  expect(hits.atTimes.during).toBeGreaterThan(5)
  expect(requests.some(({ headers }) => headers.range !== undefined)).toBe(true)
})
