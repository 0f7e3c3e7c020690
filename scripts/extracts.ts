import { existsSync, globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseExtract } from '../src/csv.ts'
import { hash } from '../src/hash.ts'
import type { Source } from '../src/source.ts'
import type { Extract } from '../src/table.ts'
import { readRegister, type RegisterRow } from './register.ts'

/** An extract as the register knows it, its rows read when they are first asked for. */
export interface RegisteredExtract extends Extract<Record<string, unknown>> {
  sha256: string
}

/**
 * The extracts of a data folder, as the register lists them.
 * @throws when an extract is missing, is not in the register, or is not as the import wrote it
 */
export class RegisteredExtracts {
  readonly #data: string
  readonly #register: RegisterRow[]
  readonly #read = new Map<string, RegisteredExtract[]>()

  constructor(data: string) {
    this.#data = data
    this.#register = readRegister(data).filter((row) => row.superseded === '')
    const registered = new Set(this.#register.map((row) => `${row.source}/${row.release}.csv`))
    for (const path of globSync('*/*.csv', { cwd: join(data, 'sources') })) {
      if (!registered.has(path)) {
        throw new Error(
          `${join(data, 'sources', path)}: not in ${join(data, 'register.csv')}; import its official file again, or remove it`,
        )
      }
    }
  }

  /** The extracts of a source, from the oldest release to the newest. */
  of(source: Source): RegisteredExtract[] {
    const known = this.#read.get(source.id)
    if (known) return known
    // One release may have several official files, and so several rows in the register.
    const releases = new Map(
      this.#register.filter((row) => row.source === source.id).map((row) => [row.release, row]),
    )
    const extracts = [...releases.values()]
      .sort((a, b) => a.release.localeCompare(b.release))
      .map((row) => this.#readExtract(source, row))
    this.#read.set(source.id, extracts)
    return extracts
  }

  #readExtract(source: Source, registered: RegisterRow): RegisteredExtract {
    const path = join(this.#data, 'sources', source.id, `${registered.release}.csv`)
    if (!existsSync(path)) {
      throw new Error(
        `${path}: no such file; restore it from git or import its official file again`,
      )
    }
    const text = readFileSync(path, 'utf8')
    const sha256 = hash(text)
    if (sha256 !== registered.extract_sha256) {
      throw new Error(
        `${path}: SHA-256: ${sha256}; the register says ${registered.extract_sha256} — an extract is never edited by hand: restore it from git or import its official file again`,
      )
    }
    return {
      release: registered.release,
      provenance: registered.provenance,
      sha256,
      rows: parseExtract(source, text, path),
    }
  }
}
