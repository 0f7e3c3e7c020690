import { mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { dropUnused, keepPicture } from '../src/picture-cache.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pictures-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const picture = Uint8Array.from({ length: 5000 }, (_, index) => index % 251)
const make = () => vi.fn<() => Promise<Uint8Array<ArrayBuffer>>>(() => Promise.resolve(picture))

/** Lets a kept picture look unused for so many days. */
const age = (key: string, days: number) => {
  const then = new Date(Date.now() - days * 24 * 60 * 60 * 1000)
  utimesSync(join(folder, key), then, then)
}

describe('the cache of pictures', () => {
  test('makes a picture once and gives the same bytes ever after', async () => {
    const [first, second] = [make(), make()]
    expect(await keepPicture(folder, 'a', first)).toEqual(picture)
    expect(await keepPicture(folder, 'a', second)).toEqual(picture)
    expect(first).toHaveBeenCalledOnce()
    expect(second).not.toHaveBeenCalled()
  })

  test('makes another picture for another key', async () => {
    await keepPicture(folder, 'a', make())
    const other = vi.fn<() => Promise<Uint8Array<ArrayBuffer>>>(() =>
      Promise.resolve(Uint8Array.of(1)),
    )
    expect(await keepPicture(folder, 'b', other)).toEqual(Uint8Array.of(1))
  })

  test.each([
    ['empty', () => new Uint8Array()],
    ['cut off', (bytes: Uint8Array) => bytes.slice(0, 900)],
    ['changed in one byte', (bytes: Uint8Array) => bytes.with(700, bytes[700]! ^ 1)],
  ])('makes a kept picture again that is %s', async (_, damage) => {
    await keepPicture(folder, 'a', make())
    const file = join(folder, 'a')
    writeFileSync(file, damage(new Uint8Array(readFileSync(file))))
    const again = make()
    expect(await keepPicture(folder, 'a', again)).toEqual(picture)
    expect(again).toHaveBeenCalledOnce()
    expect(await keepPicture(folder, 'a', make())).toEqual(picture)
  })

  test('leaves nothing but kept pictures behind', async () => {
    await keepPicture(folder, 'a', make())
    await keepPicture(folder, 'b', make())
    expect(readdirSync(folder).sort()).toEqual(['a', 'b'])
  })

  test('drops what no build has used for a month, and keeps what one has', async () => {
    for (const key of ['used', 'unused', 'left-aside']) await keepPicture(folder, key, make())
    for (const key of ['used', 'unused', 'left-aside']) age(key, 40)
    await keepPicture(folder, 'used', make())
    await keepPicture(folder, 'new', make())
    dropUnused(folder)
    expect(readdirSync(folder).sort()).toEqual(['new', 'used'])
  })

  test('needs no folder to begin with', async () => {
    const none = join(folder, 'not', 'there')
    dropUnused(none)
    expect(await keepPicture(none, 'a', make())).toEqual(picture)
  })
})
