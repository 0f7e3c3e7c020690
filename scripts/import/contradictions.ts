import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseExtract } from '../../src/csv.ts'
import type { Source } from '../../src/source.ts'
import type { RegisterRow } from '../register.ts'
import type { ReleaseRead } from './read-release.ts'

/** What is to be doubted of a release beside the releases in hand that come before and after it. */
export function contradictions(
  source: Source,
  register: readonly RegisterRow[],
  { release, rows }: Pick<ReleaseRead, 'release' | 'rows'>,
  data: string,
): string[] {
  if (!source.compare) return []
  const inHand = register
    .filter((row) => row.source === source.id && row.superseded === '')
    .map((row) => row.release)
    .sort()
  const read = (name: string) => {
    const path = join(data, 'sources', source.id, `${name}.csv`)
    return { release: name, rows: parseExtract(source, readFileSync(path, 'utf8'), path) }
  }
  const earlier = inHand.findLast((name) => name < release)
  const later = inHand.find((name) => name > release)
  const own = { release, rows }
  return [
    ...(earlier === undefined ? [] : source.compare(read(earlier), own)),
    ...(later === undefined ? [] : source.compare(own, read(later))),
  ]
}
