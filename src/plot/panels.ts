import type { Frame } from './frame.ts'

export interface Grid {
  /** Room for the axis labels of the first column. */
  left: number
  width: number
  columns: number
  /** Height of one panel. */
  height: number
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
}: Omit<Grid, 'height' | 'down'>): number {
  return (width - left - across * (columns - 1)) / columns
}

/** Frames of small multiples, row by row from the top left. */
export function panels(count: number, grid: Grid): Frame[] {
  const { columns, height, across, down } = grid
  const width = panelWidth(grid)
  return Array.from({ length: count }, (_, index) => {
    const left = grid.left + (index % columns) * (width + across)
    const top = Math.floor(index / columns) * (height + down)
    return { left, right: left + width, top, bottom: top + height }
  })
}
