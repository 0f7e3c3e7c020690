import { createHash, randomUUID } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'

/** A picture that no build has asked for in so many days is dropped. */
const keptFor = 30

const digestOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest()
const digestLength = 32

/**
 * The picture kept under `key` in `folder`, else the one that `make` makes, which is then kept. A kept picture
 * carries its checksum: one that is damaged is made again. It is written aside and renamed, so a killed build
 * leaves no half of it.
 */
export async function keepPicture(
  folder: string,
  key: string,
  make: () => Promise<Uint8Array<ArrayBuffer>>,
): Promise<Uint8Array<ArrayBuffer>> {
  const file = join(folder, key)
  const kept = read(file)
  if (kept) {
    const now = new Date()
    utimesSync(file, now, now)
    return kept
  }
  const picture = await make()
  mkdirSync(folder, { recursive: true })
  const aside = `${file}.${randomUUID()}`
  writeFileSync(aside, Buffer.concat([digestOf(picture), picture]))
  renameSync(aside, file)
  return picture
}

function read(file: string): Uint8Array<ArrayBuffer> | undefined {
  let bytes: Uint8Array<ArrayBuffer>
  try {
    bytes = new Uint8Array(readFileSync(file))
  } catch {
    return undefined
  }
  const picture = bytes.slice(digestLength)
  return digestOf(picture).equals(bytes.slice(0, digestLength)) ? picture : undefined
}

/** Drops the pictures of `folder` that no build has asked for in a month. */
export function dropUnused(folder: string) {
  if (!existsSync(folder)) return
  const oldest = Date.now() - keptFor * 24 * 60 * 60 * 1000
  for (const name of readdirSync(folder)) {
    const file = join(folder, name)
    const used = statSync(file, { throwIfNoEntry: false })
    if (used && used.mtimeMs < oldest) rmSync(file, { force: true })
  }
}
