import { currentRows, type RegisterRow } from '../register.ts'
import type { FileInPlace } from './fetch-files.ts'

/** What brings the downloaded files of one release into the register. */
export interface ImportStep {
  files: FileInPlace[]
  /** What follows `npm run data:import --`. */
  args: string[]
  /** The files that the release is made of, where some are not among the downloaded ones. */
  isPartOf: string[]
  /** It would replace an import that is there. */
  isRevision: boolean
}

/** How to import downloaded files, release by release, leaving out what the register has already. */
export function importSteps(
  files: readonly FileInPlace[],
  register: readonly RegisterRow[],
): ImportStep[] {
  const releases = Map.groupBy(files, ({ source, release }) => `${source.id} ${release}`)
  return [...releases.values()].flatMap((release) => importStep(release, register) ?? [])
}

function importStep(files: FileInPlace[], register: readonly RegisterRow[]): ImportStep | null {
  const [first] = files
  if (!first) return null
  const { source, release } = first
  const rows = currentRows(register, source.id, release)
  if (files.every(({ sha256 }) => rows.some((row) => row.sha256 === sha256))) return null

  const titles = Object.values(source.layouts).map(({ title }) => title)
  return {
    files,
    args: [
      source.id,
      ...files.map(({ path }) => path),
      ...(source.release.from === 'option' ? ['--release', release] : []),
      ...files.flatMap(({ url }) => ['--url', url]),
    ],
    isPartOf: source.needs === 'every' && files.length < titles.length ? titles : [],
    isRevision: rows.length > 0,
  }
}

/** The step as a maintainer types it. */
export function writeCommand({ args, isPartOf, isRevision }: ImportStep): string {
  return [
    'npm run data:import --',
    ...args.map(quote),
    ...(isRevision ? ['--revision "reason"'] : []),
    ...(isPartOf.length > 0
      ? [`# with all files of the release, ${isPartOf.join(' and ')}, and a --url for each`]
      : []),
  ].join(' ')
}

/** A word of a shell command. */
function quote(word: string): string {
  return /^[\w./:%-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`
}
