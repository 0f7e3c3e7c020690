import { isDeepStrictEqual } from 'node:util'
import {
  describeEach,
  describeGroup,
  explainCommand,
  type Reason,
} from '../../src/publishing/reasons.ts'
import { formatReasons, readReasons, reasonsPath } from '../reasons.ts'
import { commit, lockData, recover } from '../store.ts'
import { findAsking, type Asking } from './asking.ts'

/** A reason as the maintainer gives it. */
export interface Given extends Pick<Reason, 'day' | 'cause' | 'reason'> {
  /** A table; or a chart that moved although its table did not. */
  table: string
  /** One period, one kind of finding; else all. */
  where: string | undefined
  kind: string | undefined
}

/**
 * Adds the reason for all that asks for one in a table and has none, as it is now, and so for the charts that draw
 * it; says what it explains.
 * @throws when nothing asks, saying what does
 */
export async function explain(data: string, given: Given): Promise<string> {
  using locks = new DisposableStack()
  locks.use(lockData(data))
  const asking = await findAsking(data)
  // What has a reason gets another only where it is meant by its place or kind.
  const isNamed = given.where !== undefined || given.kind !== undefined
  const meant = asking.filter(
    ({ table, where, kind, reason }) =>
      table === given.table &&
      where === (given.where ?? where) &&
      kind === (given.kind ?? kind) &&
      (isNamed || !reason),
  )
  if (meant.length === 0) {
    throw new Error(
      `data:explain: ${[given.table, given.where, given.kind].filter(Boolean).join(', ')}: nothing asks for a reason; what does:\n${describe(asking)}`,
    )
  }
  const { day, cause } = given
  const words = given.reason.trim().replaceAll(/\s+/g, ' ')
  const rows = meant.map(({ kind, table, where, found }) => ({
    day,
    kind,
    table,
    where,
    found,
    cause,
    reason: words,
  }))
  const known = readReasons(data)
  // The same command again, perhaps after it was killed, adds nothing.
  const added = rows.filter((row) => !known.some((reason) => isDeepStrictEqual(reason, row)))
  commit(data, [{ path: reasonsPath, text: formatReasons([...known, ...added]) }])
  return `explained: ${words}\n${describe(meant.map((group) => ({ ...group, reason: undefined })))}`
}

/** More findings of one group than this are counted, not listed. */
const many = 20

/** Lists what asks for a reason, and what to type; what has one, with it. */
export async function list(data: string): Promise<string> {
  recover(data)
  const asking = await findAsking(data)
  const open = asking.filter(({ reason }) => !reason)
  const explained = asking.filter(({ reason }) => reason)
  return [
    open.length > 0
      ? `asks for a reason:\n${open.map(describeWhole).join('\n')}`
      : 'nothing asks for a reason',
    ...(explained.length > 0 ? [`explained:\n${describe(explained)}`] : []),
  ].join('\n')
}

/** A group with all that was found, because nothing should be explained unseen. */
function describeWhole(group: Asking): string {
  const findings = describeEach(group)
  return [
    `  ${[group.table, group.where].filter(Boolean).join(', ')}: ${group.kind}`,
    ...findings.slice(0, many).map((finding) => `    ${finding}`),
    ...(findings.length > many ? [`    and ${findings.length - many} more`] : []),
    `    ${explainCommand(group)}`,
  ].join('\n')
}

function describe(asking: readonly Asking[]): string {
  return asking
    .map((group) => {
      const { reason } = group
      return `  ${describeGroup(group)}${reason ? `\n    ${reason.cause}: ${reason.reason}` : ''}`
    })
    .join('\n')
}
