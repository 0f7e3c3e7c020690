import { readFileSync } from 'node:fs'

interface Rows {
  rows: { level: string; code: string }[]
}

/**
 * The codes in the addresses of areas, read from the committed tables: of the areas that have a page, and of those
 * that are gone and have a note, which search engines shall not list.
 */
export function areaCodes(root: URL): { today: string[]; gone: string[] } {
  const read = (table: string): Rows =>
    JSON.parse(readFileSync(new URL(`data/tables/${table}.json`, root), 'utf8'))
  const { rows } = read('areas')
  const known = new Set(rows.map(({ code }) => code))
  const former = read('former-areas').rows.map(({ code }) => code)
  return {
    today: rows.flatMap(({ level, code }) => (level === 'sub-icb' ? [] : [code])),
    gone: [...new Set(former)].filter((code) => !known.has(code)),
  }
}
