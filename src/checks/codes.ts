import { nameByKey } from '../name-by-key.ts'
import type { AnyRow, Check, Column } from './check.ts'

/** A code with the level of the area that it stands for; null where the row has none. */
type Code = readonly [level: string, code: string | null]

/** Which codes a table and its extracts may use. */
export interface KnownCodes<Row> {
  /** The codes that a row uses. */
  of: (row: Row) => readonly Code[]
  /** The extracts that say which areas there are: rows with `level` and `code`. */
  from: readonly string[]
  /** Extracts whose codes must be known too. */
  also?: readonly string[]
  /** Networks that were in use and are in none of these. */
  closed?: ReadonlySet<string>
}

/** Every code is one that a practice map, a lookup or the list of closed networks knows. */
export function codesKnown<Row extends object>({
  of,
  from,
  also = [],
  closed = new Set(),
}: KnownCodes<Row>): Check<Row> {
  return {
    kind: 'unknown code',
    find({ rows, extracts }) {
      const known = new Set([
        ...[...closed].map((code) => `network ${code}`),
        ...from
          .flatMap((name) => extracts[name] ?? [])
          .flatMap((extract) => extract.rows.map((row) => codeOf(row).join(' '))),
      ])
      const unknown = (codes: readonly Code[], where: string) =>
        [...new Set(codes.flatMap(([level, code]) => (code === null ? [] : `${level} ${code}`)))]
          .filter((name) => !name.startsWith('england ') && !known.has(name))
          .map((name) => ({
            severity: 'asks for a reason' as const,
            where: [where, name].filter(Boolean).join(' · '),
            words: 'in no practice map, lookup or list of closed networks',
          }))
      return [
        ...unknown(rows.flatMap(of), ''),
        ...also.flatMap((name) =>
          (extracts[name] ?? []).flatMap((extract) =>
            unknown(extract.rows.map(codeOf), `${name} ${extract.release}`),
          ),
        ),
      ]
    },
  }
}

function codeOf({ level, code }: AnyRow): Code {
  return [String(level), String(code)]
}

/** Every period has so many areas of a level. */
export function areasPresent<Row extends object>(
  level: Column<Row>,
  by: readonly Column<Row>[],
  counts: Readonly<Record<string, number>>,
): Check<Row> {
  return {
    kind: 'number of areas',
    find: ({ rows }) =>
      [...Map.groupBy(rows, (row) => nameByKey(row, by))].flatMap(([where, within]) =>
        Object.entries(counts).flatMap(([name, expected]) => {
          const found = within.filter((row) => row[level] === name).length
          if (found === expected) return []
          return [
            {
              severity: 'asks for a reason' as const,
              where: `${where} · level ${name}`,
              words: `${found}, expected ${expected}`,
            },
          ]
        }),
      ),
  }
}
