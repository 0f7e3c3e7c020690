import { currentRows, type RegisterRow } from '../register.ts'
import type { OfficialFile } from './official-file.ts'

/** A file that lies in its place. */
type InPlace = OfficialFile & { sha256: string }

/** The commands that import downloaded files, release by release, leaving out what the register has already. */
export function importCommands(
  files: readonly InPlace[],
  register: readonly RegisterRow[],
): string[] {
  const releases = Map.groupBy(files, ({ source, release }) => `${source.id} ${release}`)
  return [...releases.values()].flatMap((release) => importCommand(release, register) ?? [])
}

function importCommand(files: InPlace[], register: readonly RegisterRow[]): string | null {
  const [first] = files
  if (!first) return null
  const { source, release } = first
  const rows = currentRows(register, source.id, release)
  if (files.every(({ sha256 }) => rows.some((row) => row.sha256 === sha256))) return null

  const titles = Object.values(source.layouts).map(({ title }) => title)
  const isPart = source.needs === 'every' && files.length < titles.length
  return [
    'npm run data:import --',
    source.id,
    ...files.map(({ path }) => quote(path)),
    ...(source.release.from === 'option' ? ['--release', release] : []),
    ...files.flatMap(({ url }) => ['--url', quote(url)]),
    ...(rows.length > 0 ? ['--revision "reason"'] : []),
    ...(isPart
      ? [`# with all files of the release, ${titles.join(' and ')}, and a --url for each`]
      : []),
  ].join(' ')
}

/** A word of a shell command. */
function quote(word: string): string {
  return /^[\w./:%-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`
}
