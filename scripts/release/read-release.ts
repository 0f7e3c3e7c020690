import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Figures } from '../../src/publishing/draft.ts'
import type { ReleaseRecord } from '../../src/publishing/record.ts'
import { schemaFile, stateOf } from '../../src/publishing/release-state.ts'
import { storedPath } from './check-records.ts'

/** The figures of a release, from the files that the data folder keeps of it. */
export function readRelease(data: string, { files }: ReleaseRecord): Figures {
  const places = new Map(files.map(({ name, release }) => [name, release]))
  return readFigures([...places.keys()], (name) =>
    readFileSync(join(data, storedPath(places.get(name)!, name)), 'utf8'),
  )
}

/** The figures in the files of a release, by a function that gives the text of one. */
export function readFigures(names: readonly string[], read: (name: string) => string): Figures {
  return { ...stateOf(names, read), schema: JSON.parse(read(schemaFile)) }
}
