import {
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { dirname } from 'node:path'

/** A file on its way: `<name>.part`, and beside it the tag under which its bytes arrived, for going on later. */
export class PartialFile {
  readonly path: string
  readonly #target: string
  readonly #tag: string

  constructor(target: string) {
    this.#target = target
    this.path = `${target}.part`
    this.#tag = `${target}.part.etag`
  }

  /** What a download can go on from; undefined if it has to begin. */
  get held(): { bytes: number; etag: string } | undefined {
    if (!existsSync(this.path) || !existsSync(this.#tag)) return undefined
    const bytes = statSync(this.path).size
    return bytes > 0 ? { bytes, etag: readFileSync(this.#tag, 'utf8') } : undefined
  }

  /** Empties it. Without a tag what arrives can be finished, but not gone on with. */
  begin(etag: string | null) {
    mkdirSync(dirname(this.path), { recursive: true })
    // The old tag goes first: it must never stand beside bytes of another file.
    this.discard()
    writeFileSync(this.path, '')
    if (etag !== null) writeFileSync(this.#tag, etag)
  }

  discard() {
    rmSync(this.#tag, { force: true })
    rmSync(this.path, { force: true })
  }

  /** Gives the file its final name. */
  finish() {
    rmSync(this.#tag, { force: true })
    renameSync(this.path, this.#target)
  }
}
