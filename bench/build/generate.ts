/** Rows of the committed tables, as far as the bench must know them. */
type Row = Record<string, unknown>

/** The tables that pages of areas are made from. */
export interface Tables {
  areas: Row[]
  'area-deprivation': Row[]
  'link-workers-by-census': Row[]
  'link-workers-by-network': Row[]
}

/** Networks of a generated board: fewer than a real one has, because tables would outgrow what they measure. */
const networksEach = 3

/**
 * Adds boards until there are `count`: copies of the real ones under codes and names of their own, each with its
 * figures of every census, a sub-ICB location and a few networks. Synthetic, and for a temporary copy only.
 */
export function addBoards(tables: Tables, count: number): Tables {
  const boards = tables.areas.filter(({ level }) => level === 'icb')
  const added = Array.from({ length: count - boards.length }, (_, index) => {
    const code = `Z${String(index + 1).padStart(4, '0')}`
    const name = `NHS Synthetic Area ${index + 1} Integrated Care Board`
    return { like: boards[index % boards.length]!['code'], code, name }
  })
  const copies = (rows: readonly Row[]) => {
    const own = Map.groupBy(
      rows.filter(({ level }) => level === 'icb'),
      ({ code }) => code,
    )
    return added.flatMap(({ like, code, name }) =>
      (own.get(like) ?? []).map((row) => ({ ...row, code, name })),
    )
  }
  return {
    areas: [
      ...tables.areas,
      ...copies(tables.areas),
      ...copies(tables.areas).map((row) => ({
        ...row,
        level: 'sub-icb',
        code: `${row.code}S`,
        icb: row.code,
      })),
    ],
    'area-deprivation': [...tables['area-deprivation'], ...copies(tables['area-deprivation'])],
    'link-workers-by-census': [
      ...tables['link-workers-by-census'],
      ...copies(tables['link-workers-by-census']),
    ],
    'link-workers-by-network': [
      ...tables['link-workers-by-network'],
      ...networksOf(
        tables['link-workers-by-network'],
        added.map(({ code }) => code),
      ),
    ],
  }
}

/** Networks at the newest census for each board, under codes that no real network has. */
function networksOf(rows: readonly Row[], boards: readonly string[]): Row[] {
  const taken = new Set(rows.map(({ code }) => code))
  const free = Array.from(
    { length: 99_999 },
    (_, index) => `U${String(index + 1).padStart(5, '0')}`,
  )
    .filter((code) => !taken.has(code))
    .values()
  const newest = rows.at(-1)!
  return boards.flatMap((icb) =>
    Array.from({ length: networksEach }, () => {
      const code = free.next().value
      return { ...newest, code, name: `SYNTHETIC ${code} PCN`, icb, sub_icb: `${icb}S` }
    }),
  )
}
