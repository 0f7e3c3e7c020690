import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readRecords, recordPath } from '../../scripts/release/check-records.ts'
import { addresses, toHref, toUrl } from '../../src/site.ts'
import { pages, readBuilt, readBuiltBytes } from './built.ts'

const records = readRecords('data')
const versions = pages.find(({ address }) => address === addresses.data)!

describe.each(records)('the release $release', ({ release, files, version, notes }) => {
  test('is served as it was recorded, every file byte for byte', () => {
    for (const { name, bytes, sha256 } of files) {
      const served = readBuiltBytes(addresses.releaseFile(release, name))
      expect([served.length, createHash('sha256').update(served).digest('hex')], name).toEqual([
        bytes,
        sha256,
      ])
    }
    const record = readBuilt(addresses.releaseFile(release, 'release.json'))
    expect(record).toBe(readFileSync(`data/${recordPath(release)}`, 'utf8'))
  })

  test('has checksums that sha256sum reads', () => {
    const report = execFileSync('sha256sum', ['--check', '--strict', 'SHA256SUMS'], {
      cwd: `dist${addresses.release(release)}`,
      encoding: 'utf8',
    })
    expect(report.match(/: OK$/gm)).toHaveLength(files.length)
  })

  test('holds no address of this site, which may move', () => {
    for (const { name } of files) {
      expect(readBuilt(addresses.releaseFile(release, name)), name).not.toContain(toUrl(''))
    }
  })

  test('has a page that leads to every file, and stands under the versions', () => {
    const page = pages.find(({ address }) => address === addresses.release(release))!
    const links = page.root.querySelectorAll('a').map((link) => link.getAttribute('href'))
    for (const { name } of files) {
      expect(links).toContain(toHref(addresses.releaseFile(release, name)))
    }
    const row = versions.root
      .querySelectorAll('tr')
      .find((each) => each.querySelector(`a[href="${toHref(addresses.release(release))}"]`))
    expect(row?.text).toContain(version)
    expect(row?.text).toContain(notes)
  })
})

test('the data package says the version of the newest data', () => {
  const { version }: { version: string } = JSON.parse(readBuilt(addresses.dataPackage))
  expect(versions.root.querySelector('[aria-labelledby=versions]')?.text).toContain(
    `version ${version}`,
  )
})
