import stored from '../../data/tables/area-outlines.json' with { type: 'json' }

/** The size of the map of England in its own units, as `src/methods/outlines.ts` makes it. */
export const mapSize = { width: 1200, height: 1370 }

/** An area as maps draw it; a row of the table area-outlines. */
export type AreaOutline = (typeof stored.rows)[number]

/**
 * The shapes of the areas of a level. Like the widths of letters they belong to the kit and not to the figures of a
 * chart: its points stay a table that people can read.
 */
export function outlinesOf(level: 'icb' | 'sub-icb'): AreaOutline[] {
  return stored.rows.filter((row) => row.level === level)
}

/** Corners of a path of moves and steps, ring by ring. */
export function ringsOf(path: string): [number, number][][] {
  return path
    .split('M')
    .slice(1)
    .map((ring) => {
      const numbers = (ring.match(/-?\d+/g) ?? []).map(Number)
      let [x, y] = [0, 0]
      return Array.from({ length: numbers.length / 2 }, (_, index): [number, number] => {
        x += numbers[2 * index]!
        y += numbers[2 * index + 1]!
        return [x, y]
      })
    })
}
