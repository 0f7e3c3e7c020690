import { z } from 'zod'
import { hash } from '../hash.ts'

const sha256 = z.string().regex(/^[0-9a-f]{64}$/)

/** A chart's embed as one release froze it. Entries are only ever added, at the end. */
const entry = z.strictObject({
  /** The day of publishing, with a number from the second on a day: `2026-11-22`, `2026-11-22.2`. */
  release: z.string().regex(/^\d{4}-\d{2}-\d{2}(\.\d+)?$/),
  chart: z.string(),
  /** Name of the frozen file beside the manifest; it carries the first twelve digits of `sha256`. */
  file: z.string(),
  sha256,
  /** SHA-256 of the figures: a chart is frozen again when it, its title or its subtitle differs. */
  figures_sha256: sha256,
  /** The table that the chart was drawn from, and the SHA-256 of its file. */
  table: z.string(),
  table_sha256: sha256,
  /** What the maintainer says has changed. */
  changed: z.string(),
  /** SHA-256 of the seal before it and of this entry: no entry can be altered, moved or dropped unseen. */
  seal: sha256,
})

export type Entry = z.infer<typeof entry>

/** SHA-256 of a chart's figures and of what its columns say they are: its look may change freely. */
export function hashFigures(
  columns: readonly { key: string; label: string }[],
  rows: readonly object[],
): string {
  return hash(JSON.stringify({ columns, rows }))
}

/** Adds entries, each sealed with all before it. */
export function seal(manifest: readonly Entry[], added: readonly Omit<Entry, 'seal'>[]): Entry[] {
  const grown = [...manifest]
  for (const item of added) grown.push({ ...item, seal: sealOf(item, grown.at(-1)) })
  return grown
}

const sealed = entry.omit({ seal: true })

function sealOf(item: Omit<Entry, 'seal'>, before: Entry | undefined): string {
  // Parsing puts the fields into the order of the schema.
  return hash((before?.seal ?? '') + JSON.stringify(sealed.parse(item)))
}

/**
 * Reads a manifest and checks its seals.
 * @throws naming the first entry that is not as it was written
 */
export function parseManifest(text: string, path: string): Entry[] {
  const manifest = readEntries(text, path)
  manifest.forEach(({ seal: written, ...item }, index) => {
    if (sealOf(item, manifest[index - 1]) !== written) {
      throw new Error(
        `${path}: entry ${index + 1}: ${item.release}, ${item.chart}; it or one before it was altered or dropped — restore the file from git`,
      )
    }
  })
  return manifest
}

function readEntries(text: string, path: string): Entry[] {
  try {
    return z.array(entry).parse(JSON.parse(text))
  } catch (cause) {
    throw new Error(`${path}: not a list of entries; restore the file from git`, { cause })
  }
}

/** Writes a manifest: one entry a line, so that a release adds lines and changes none but the last comma. */
export function formatManifest(manifest: readonly Entry[]): string {
  return `[\n${manifest.map((item) => `  ${JSON.stringify(item)}`).join(',\n')}\n]\n`
}

/** For each chart its newest entry of these releases. */
export function entriesAt(manifest: readonly Entry[], releases: readonly string[]): Entry[] {
  const entries = manifest.filter(({ release }) => releases.includes(release))
  return [...new Map(entries.map((item) => [item.chart, item])).values()]
}
