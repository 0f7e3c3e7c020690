import { changesOf, type ToldRelease } from './told.ts'

/** Columns of the list of all revisions, with their headings. */
export const revisionHeadings = {
  release: 'Release',
  made: 'Made (UTC)',
  in: 'Chart or table',
  id: 'Id',
  what: 'What happened',
  figure: 'Figure',
  where: 'Row',
  column: 'Column',
  before: 'Before',
  after: 'After',
  cause: 'Cause',
  reason: 'Reason',
}

type Listed = Record<keyof typeof revisionHeadings, unknown>

/** Every published figure that changed, one a row, its values unrounded; cells that do not apply are blank. */
export function listRevisions(releases: readonly ToldRelease[]): Listed[] {
  return releases.flatMap((told) =>
    changesOf(told).map(({ subject, change }) => {
      const { kind, where, column, before, after, cause, reason } = change.movement
      return {
        release: told.release,
        made: told.made,
        in: subject.kind,
        id: subject.id,
        what: kind,
        figure: change.figure,
        where,
        column,
        before,
        after,
        cause,
        reason,
      }
    }),
  )
}
