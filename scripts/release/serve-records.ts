import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { dirname, join } from 'node:path'
import type { ReleaseRecord } from '../../src/publishing/record.ts'
import { readRecords, recordPath, storedPath } from './check-records.ts'

/**
 * Copies every file of every release into the built site, under `/data/<release>/`, with the checksums of all.
 * @throws when one is not as it was recorded
 */
export function copyRecords(data: string, dist: string) {
  for (const record of readRecords(data)) {
    const folder = join(dist, 'data', record.release)
    for (const { name, release } of record.files) {
      mkdirSync(dirname(join(folder, name)), { recursive: true })
      copyFileSync(join(data, storedPath(release, name)), join(folder, name))
    }
    copyFileSync(join(data, recordPath(record.release)), join(folder, 'release.json'))
    writeFileSync(join(folder, 'SHA256SUMS'), checksumsOf(record))
  }
}

/**
 * Answers for the files of releases while the site is worked on; whatever else is asked for goes on to the next.
 * @throws when a file is not as it was recorded
 */
export function serveRecords(data: string) {
  const places = new Map<string, string>()
  for (const { release, files } of readRecords(data)) {
    places.set(`${release}/release.json`, recordPath(release))
    for (const file of files) {
      places.set(`${release}/${file.name}`, storedPath(file.release, file.name))
    }
  }
  return ({ url = '' }: IncomingMessage, response: ServerResponse, next: () => void) => {
    const [, name = ''] = /\/data\/([^?#]+)/.exec(url) ?? []
    const place = places.get(decodeURI(name))
    if (place) response.end(readFileSync(join(data, place)))
    else next()
  }
}

/** The checksums of a release's files, as `sha256sum -c` reads them. */
function checksumsOf({ files }: Pick<ReleaseRecord, 'files'>): string {
  return files.map(({ name, sha256 }) => `${sha256}  ${name}\n`).join('')
}
