import { hash } from '../hash.ts'
import { formatJson } from '../public-file.ts'
import { record, type ReleaseRecord } from './record.ts'

const unsealed = record.omit({ seal: true })

/** Seals a record with the one before it, and so with all before it. */
export function sealRecord(
  item: Omit<ReleaseRecord, 'seal'>,
  before: ReleaseRecord | undefined,
): ReleaseRecord {
  return { ...item, seal: sealOf(item, before) }
}

function sealOf(item: Omit<ReleaseRecord, 'seal'>, before: ReleaseRecord | undefined): string {
  // Parsing puts the fields into the order of the schema.
  return hash((before?.seal ?? '') + JSON.stringify(unsealed.parse(item)))
}

/** Writes a record: a file, a movement, a change a line. */
export function formatRecord(item: ReleaseRecord): string {
  return formatJson(record.parse(item))
}

/** Writes the list of seals, by which a record that is gone is missed: a release a line, from first to last. */
export function formatSeals(records: readonly ReleaseRecord[]): string {
  return records.map(({ seal, release }) => `${seal}  ${release}\n`).join('')
}

/**
 * Reads the records of all releases and checks their seals.
 * @param seals the list of seals; no text before the first release
 * @param texts the record of each release, by its name
 * @param folder where both lie, for messages
 * @throws naming the first record that was altered, is missing, or is in no list
 */
export function parseRecords(
  seals: string,
  texts: Readonly<Record<string, string>>,
  folder: string,
): ReleaseRecord[] {
  const listed = seals.split('\n').filter(Boolean)
  const records: ReleaseRecord[] = []
  for (const line of listed) {
    const [written, release = ''] = line.split('  ')
    const path = `${folder}/${release}/release.json`
    const text = texts[release]
    if (text === undefined) throw new Error(`${path}: no such file; restore it from git`)
    const { seal, ...item } = parseRecord(text, path)
    if (item.release !== release || sealOf(item, records.at(-1)) !== seal || seal !== written) {
      throw new Error(
        `${path}: seal: ${seal}; it, one before it or ${folder}/seals.txt was altered or dropped — restore the folder from git`,
      )
    }
    records.push({ ...item, seal })
  }
  for (const release of Object.keys(texts)) {
    if (!records.some((item) => item.release === release)) {
      throw new Error(
        `${folder}/${release}/release.json: ${folder}/seals.txt: no entry; restore the list from git, or remove the folder if nothing ever published it`,
      )
    }
  }
  return records
}

function parseRecord(text: string, path: string): ReleaseRecord {
  try {
    return record.parse(JSON.parse(text))
  } catch (cause) {
    throw new Error(`${path}: not a record of a release; restore the file from git`, { cause })
  }
}
