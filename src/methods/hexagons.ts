import { extent, forceCollide, forceSimulation, forceX, forceY, range } from 'd3'
import { assign } from './assignment.ts'

export interface Spot {
  x: number
  y: number
}

/** A hexagon of a grid: rows from the top, every odd one half a hexagon to the right. */
export interface Cell {
  column: number
  row: number
}

/** Where the middle of a hexagon lies, in widths of a hexagon. */
export function middleOf({ column, row }: Cell): Spot {
  return { x: column + (row % 2) / 2, y: (row * Math.sqrt(3)) / 2 }
}

const steps = 400

/**
 * Gives each area a hexagon of its own, about where it lies. The middles of the areas are drawn as coins whose
 * diameter is the width of a hexagon, pushed apart until none overlap (`d3.forceCollide`, which leaves nothing to
 * chance), and each coin then gets a cell of the grid so that the sum of squared distances is the least.
 * @param spots middles of areas; any unit
 * @param across how many hexagons the map is wide before the coins are pushed apart
 */
export function toHexagons(spots: readonly Spot[], across: number): Cell[] {
  const [west = 0, east = 0] = extent(spots, ({ x }) => x)
  const width = (east - west) / across
  const wished = spots.map(({ x, y }) => ({ x: x / width, y: y / width }))
  const coins = wished.map((spot) => ({ ...spot }))
  const simulation = forceSimulation(coins)
    .force('x', forceX((_, index) => wished[index]!.x).strength(0.06))
    .force('y', forceY((_, index) => wished[index]!.y).strength(0.06))
    .force('apart', forceCollide(0.5).iterations(4))
    .stop()
  for (let step = 0; step < steps; step++) simulation.tick()

  const [left = 0, right = 0] = extent(coins, ({ x }) => x)
  const [top = 0, bottom = 0] = extent(coins, ({ y }) => y)
  const rows = range(Math.ceil((bottom - top) / (Math.sqrt(3) / 2)) + 1)
  const cells = rows.flatMap((row) =>
    range(Math.ceil(right - left) + 1).map((column) => ({ column, row })),
  )
  const columnOf = assign(
    coins.map((coin) =>
      cells.map((cell) => {
        const { x, y } = middleOf(cell)
        return (coin.x - left - x) ** 2 + (coin.y - top - y) ** 2
      }),
    ),
  )
  return columnOf.map((cell) => cells[cell]!)
}
