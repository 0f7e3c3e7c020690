import type { RegisterRow } from './register.ts'
import { monthOfPublication, nextRelease, type Regular } from './release.ts'
import type { Source } from './source.ts'

/** Releases that follow one another without a break, both ends included. */
export interface Run {
  first: string
  last: string
  count: number
}

/** How a source stands: what is in hand, what is missing, what is next. */
export interface SourceStatus {
  source: string
  /** The publication's page. */
  page: string
  /** The newest release in the register; null if none was ever imported. */
  newest: string | null
  /** The last release there will be, of a series that has ended; else null. */
  ended: string | null
  /**
   * Releases from the first one in hand to the newest, or to the last one of a series that has ended, that the
   * rhythm makes us expect, and that are not.
   */
  missing: Run[]
  /** Releases that are not in hand although their files can be downloaded. */
  downloadable: Run[]
  /** The release after the newest; null where releases follow no rhythm, or have ended. */
  next: {
    release: string
    /** `YYYY-MM`: it should be out by the end of this month. */
    expectedBy: string
    isOverdue: boolean
  } | null
}

/**
 * Compares the register with a source's rhythm. That a release is overdue says that it is not in hand though
 * the rhythm would have it out; whether its publisher or the import is late, only the publication's page tells.
 * @param today `YYYY-MM-DD`
 */
export function statusOf(
  source: Source,
  register: readonly Pick<RegisterRow, 'source' | 'release' | 'superseded'>[],
  today: string,
): SourceStatus {
  const releases = new Set(
    register
      .filter((row) => row.source === source.id && row.superseded === '')
      .map((row) => row.release),
  )
  const inHand = [...releases].sort()
  const downloadable = (source.downloads ?? [])
    .map(({ release }) => release)
    .filter((release) => !releases.has(release))
  const newest = inHand.at(-1) ?? null
  const ended = (isRegular(source) && source.rhythm.ended) || null
  return {
    source: source.id,
    page: source.page,
    newest,
    ended,
    missing: isRegular(source) ? runs(source, missingBetween(source, inHand)) : [],
    downloadable: runs(source, [...new Set(downloadable)].sort()),
    next:
      isRegular(source) && newest !== null && ended === null
        ? nextAfter(source, newest, today)
        : null,
  }
}

function isRegular(source: Source): source is Source & Regular {
  return source.rhythm !== 'irregular'
}

function missingBetween(source: Regular, inHand: readonly string[]): string[] {
  const [first] = inHand
  const last = source.rhythm.ended ?? inHand.at(-1)
  if (source.rhythm.isCumulative || first === undefined || last === undefined) return []
  const missing: string[] = []
  for (let release = first; release <= last; release = nextRelease(source, release)) {
    if (!inHand.includes(release)) missing.push(release)
  }
  return missing
}

function nextAfter(source: Regular, newest: string, today: string): SourceStatus['next'] {
  const release = nextRelease(source, newest)
  const expectedBy = monthOfPublication(source, release)
  return { release, expectedBy, isOverdue: today.slice(0, 7) > expectedBy }
}

/** Gathers sorted releases that follow one another; without a rhythm each stands alone. */
function runs(source: Source, releases: readonly string[]): Run[] {
  const found: Run[] = []
  for (const release of releases) {
    const run = found.at(-1)
    if (run && isRegular(source) && nextRelease(source, run.last) === release) {
      run.last = release
      run.count += 1
    } else {
      found.push({ first: release, last: release, count: 1 })
    }
  }
  return found
}
