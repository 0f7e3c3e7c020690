import type { ReleaseRecord } from './record.ts'

/** A chart that was published and that the site no longer draws. */
export interface Retired {
  id: string
  /** The last release that published its figures, and the one in whose folder they lie. */
  last: { release: string; place: string }
  /** The first release without it, with the reason that was given; none while no release has been made since. */
  ended?: { release: string; reason?: string }
}

/**
 * The charts that releases have published and that are no longer drawn, in the order of their ids. One that comes
 * back is no longer among them.
 * @param records from the oldest release to the newest
 * @param isDrawn whether the site draws a chart now
 */
export function findRetired(
  records: readonly Pick<ReleaseRecord, 'release' | 'charts' | 'files'>[],
  isDrawn: (id: string) => boolean,
): Retired[] {
  const last = new Map<string, Retired['last'] & { at: number }>()
  for (const [at, { release, files }] of records.entries()) {
    for (const { name, release: place } of files) {
      const id = /^charts\/(.+)\.json$/.exec(name)?.[1]
      if (id && !isDrawn(id)) last.set(id, { release, place, at })
    }
  }
  return [...last]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([id, { release, place, at }]) => {
      const next = records[at + 1]
      const reason = next?.charts.find(({ table }) => table === id)?.reason
      const ended = next && { release: next.release, ...(reason && { reason }) }
      return { id, last: { release, place }, ...(ended && { ended }) }
    })
}
