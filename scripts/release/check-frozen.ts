import { existsSync, globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { hash } from '../../src/hash.ts'
import { parseManifest, type Entry } from '../../src/embed/manifest.ts'

/** Where frozen embeds stand in the data folder. */
export const folder = 'embeds'
export const manifestPath = join(folder, 'manifest.json')

/**
 * Reads the manifest of frozen embeds and checks all of them against it.
 * @throws naming the entry or file that was altered, is missing, or is in no entry
 */
export function readManifest(data: string): Entry[] {
  const path = join(data, manifestPath)
  const files = globSync('*.html', { cwd: join(data, folder) })
  const manifest = existsSync(path) ? parseManifest(readFileSync(path, 'utf8'), path) : []
  const known = new Set(manifest.map(({ file }) => file))
  for (const { file, sha256, release } of manifest) {
    const frozen = join(data, folder, file)
    const found = existsSync(frozen) ? hash(readFileSync(frozen, 'utf8')) : 'no such file'
    if (found !== sha256) {
      throw new Error(
        `${frozen}: sha256: ${found}; expected ${sha256} — what ${release} published must not change: restore it from git`,
      )
    }
  }
  for (const file of files) {
    if (!known.has(file)) {
      throw new Error(
        `${join(data, folder, file)}: manifest: no entry; restore ${path} from git, or remove the file if nothing ever published it`,
      )
    }
  }
  return manifest
}
