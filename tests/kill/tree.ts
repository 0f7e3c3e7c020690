import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'

/** The files of a folder: their paths, and a hash of the bytes of each. */
export type Tree = Record<string, string>

/** Reads a folder with everything in it but what `ignored` matches; empty folders are no part of it, as in git. */
export function readTree(folder: string, ignored?: RegExp): Tree {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .filter((path) => !ignored?.test(path))
    .sort()
  return Object.fromEntries(files.map((path) => [path, hashOf(join(folder, path))]))
}

function hashOf(path: string): string {
  return createHash('sha256').update(readFileSync(path)).digest('hex')
}
