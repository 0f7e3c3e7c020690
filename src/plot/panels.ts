import type { Frame } from './frame.ts'

export interface Grid {
  /** Room for the axis labels of the first column. */
  left: number
  width: number
  columns: number
  /** Height of one panel. */
  height: number
  /** Room for words above the panels of each row. */
  heads: readonly number[]
  /** Space between panels. */
  across: number
  down: number
}

/** Width of one panel. */
export function panelWidth({
  left,
  width,
  columns,
  across,
}: Omit<Grid, 'height' | 'heads' | 'down'>): number {
  return (width - left - across * (columns - 1)) / columns
}

/** Room for words above each row: as much as the panel needs that needs most. */
export function headsOfRows(needs: readonly number[], columns: number): number[] {
  const rows = Math.ceil(needs.length / columns)
  return Array.from({ length: rows }, (_, row) =>
    Math.max(...needs.slice(row * columns, (row + 1) * columns)),
  )
}

/** Frames of small multiples, row by row from the top left, without the words above them. */
export function panels(count: number, grid: Grid): Frame[] {
  const { columns, height, heads, across, down } = grid
  const width = panelWidth(grid)
  return Array.from({ length: count }, (_, index) => {
    const left = grid.left + (index % columns) * (width + across)
    const row = Math.floor(index / columns)
    const above = heads.slice(0, row + 1).reduce((sum, head) => sum + head, 0)
    const top = above + row * (height + down)
    return { left, right: left + width, top, bottom: top + height }
  })
}
