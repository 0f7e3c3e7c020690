import { inCapital } from './area-words.ts'
import { formatMonth, formatSmall } from './format.ts'
import type { RowOf } from './table.ts'
import type { formerAreas } from './tables/former-areas.ts'
import type { linkWorkersByNetwork } from './tables/link-workers-by-network.ts'

type FormerArea = RowOf<typeof formerAreas>
type NetworkRow = RowOf<typeof linkWorkersByNetwork>

/** `all networks of NHS Sussex Integrated Care Board`, `4 of the 16 networks of NHS Frimley Integrated Care Board`. */
function part({ name, networks, networks_before, networks_closed }: FormerArea): string {
  const open = networks_before - networks_closed
  return networks === open
    ? `all networks of ${name}`
    : `${networks} of the ${open} networks of ${name}`
}

/** What a reader must know of an ICB whose borders moved: what it was made of, or what joined it. Else nothing. */
export function bordersInWords(code: string, former: readonly FormerArea[]): string[] {
  const icbs = former.filter(({ level }) => level === 'icb')
  const joined = icbs
    .filter((row) => row.successor === code && row.code !== code)
    .sort((a, b) => b.networks - a.networks)
  if (joined.length === 0) return []
  const parts = new Intl.ListFormat('en-GB').format(joined.map(part))
  return icbs.some((row) => row.code === code)
    ? [
        `On 1 April 2026 its borders moved: ${parts} joined it. Figures of earlier years count them as if they had always been in it.`,
      ]
    : [
        `It has existed since 1 April 2026. Figures of earlier years are those of its networks: ${parts}, as grouped in September 2023.`,
      ]
}

/** Which of these sub-ICB locations took in networks of others, or were made of them, on the way to the newest map. */
export function grownInWords(subIcbs: readonly string[], former: readonly FormerArea[]): string[] {
  const moves = former.filter(({ level }) => level === 'sub-icb')
  return moves
    .filter(({ code, successor }) => code !== successor && subIcbs.includes(successor))
    .map((row) => {
      const isNew = !moves.some(({ code }) => code === row.successor)
      const moved = part({ ...row, name: `the former location ${row.code}` })
      return `Its sub-ICB location ${row.successor} ${isNew ? 'is new' : 'has grown'}: ${moved} belong to it now.`
    })
}

/** How many networks that reported in earlier years are closed, and how they were placed. `within` are an area's rows. */
export function closedInWords(within: readonly NetworkRow[]): string[] {
  const censuses = [...new Set(within.map(({ census }) => census))].sort()
  const open = new Set(
    within.filter(({ census }) => census === censuses.at(-1)).map(({ code }) => code),
  )
  const closed = within.filter(({ code, reported }) => reported === 'yes' && !open.has(code))
  const count = new Set(closed.map(({ code }) => code)).size
  if (count === 0) return []
  const last = closed
    .map(({ census }) => census)
    .sort()
    .at(-1)!
  const networks = count === 1 ? 'One network' : `${inCapital(formatSmall(count))} networks`
  const [have, them] = count === 1 ? ['has', 'it'] : ['have', 'them']
  return [
    `${networks} that reported in earlier years, up to ${formatMonth(last)}, ${have} closed since; the figures of those years count ${them} where the file of the time had ${them}.`,
  ]
}
