import { diffSchemas, type Level, type SchemaChange } from '../metadata/schema-diff.ts'
import type { SchemaSnapshot } from '../metadata/schema-diff.ts'

/** What a version stands for: the shape of the tables, and the hashes of their files by name. */
export interface Versioned {
  schema: SchemaSnapshot
  files: Readonly<Record<string, string>>
}

/**
 * The version of the data as it stands now: that of the last release, raised by what has changed since; `1.0.0`
 * before the first. The data package, which carries the version, is no part of what is compared.
 */
export function versionOf(
  last: (Versioned & { version: string }) | undefined,
  now: Versioned,
): { version: string; changes: SchemaChange[] } {
  if (!last) return { version: '1.0.0', changes: [] }
  const { level, changes } = diffSchemas(last.schema, now.schema)
  const isSame = changes.length === 0 && sameFiles(last.files, now.files)
  return { version: isSame ? last.version : raise(last.version, level), changes }
}

/** Of the files of a release, those that its version stands for. */
export function versionedFiles(
  files: readonly { name: string; sha256: string }[],
): Versioned['files'] {
  const versioned = files.filter(
    ({ name }) => name !== 'datapackage.json' && !name.startsWith('charts/'),
  )
  return Object.fromEntries(versioned.map(({ name, sha256 }) => [name, sha256]))
}

function sameFiles(before: Versioned['files'], after: Versioned['files']): boolean {
  const names = new Set([...Object.keys(before), ...Object.keys(after)])
  return names.values().every((name) => before[name] === after[name])
}

function raise(version: string, level: Level): string {
  const [major = 0, minor = 0, patch = 0] = version.split('.').map(Number)
  if (level === 'major') return `${major + 1}.0.0`
  return level === 'minor' ? `${major}.${minor + 1}.0` : `${major}.${minor}.${patch + 1}`
}
