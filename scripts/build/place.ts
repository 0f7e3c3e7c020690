import { existsSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Lets a new site take the place of the one before, which is away for no longer than between two renames.
 * A process killed just then leaves it in `folder`, from where `putRight` brings it back.
 */
export function putInPlace(aside: string, site: string, folder: string) {
  const before = join(folder, 'before')
  if (existsSync(site)) renameSync(site, before)
  renameSync(aside, site)
  rmSync(before, { recursive: true, force: true })
}

/** Puts right what a process left that was killed while it put a site in its place. */
export function putRight(site: string, folder: string) {
  const before = join(folder, 'before')
  if (existsSync(before) && !existsSync(site)) renameSync(before, site)
  rmSync(before, { recursive: true, force: true })
}
