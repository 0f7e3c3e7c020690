/**
 * Gives each row a column of its own so that the sum of costs is the least there can be.
 * The Hungarian method: Kuhn 1955, Naval Research Logistics Quarterly 2, 83–97, with shortest augmenting paths
 * (Jonker and Volgenant 1987, Computing 38, 325–340).
 * @param costs a row for each item, a number for each column; at least as many columns as rows
 * @returns for each row its column
 * @throws when there are fewer columns than rows
 */
export function assign(costs: readonly (readonly number[])[]): number[] {
  const rows = costs.length
  const columns = costs[0]?.length ?? 0
  if (columns < rows) {
    throw new RangeError(`assignment: columns: ${columns}; expected one for each of ${rows} rows`)
  }
  // Counted from 1, so that 0 can mean none, and the column 0 the one from which a row sets out.
  const rowPrice = Array<number>(rows + 1).fill(0)
  const columnPrice = Array<number>(columns + 1).fill(0)
  const rowOf = Array<number>(columns + 1).fill(0)
  for (let row = 1; row <= rows; row++) {
    const from = Array<number>(columns + 1).fill(0)
    const least = Array<number>(columns + 1).fill(Infinity)
    const visited = Array<boolean>(columns + 1).fill(false)
    let column = 0
    rowOf[0] = row
    while (rowOf[column] !== 0) {
      visited[column] = true
      const current = rowOf[column]!
      let step = Infinity
      let next = 0
      for (let each = 1; each <= columns; each++) {
        if (visited[each]) continue
        const cost = costs[current - 1]![each - 1]! - rowPrice[current]! - columnPrice[each]!
        if (cost < least[each]!) {
          least[each] = cost
          from[each] = column
        }
        if (least[each]! < step) {
          step = least[each]!
          next = each
        }
      }
      for (let each = 0; each <= columns; each++) {
        if (visited[each]) {
          rowPrice[rowOf[each]!]! += step
          columnPrice[each]! -= step
        } else least[each]! -= step
      }
      column = next
    }
    while (column !== 0) {
      rowOf[column] = rowOf[from[column]!]!
      column = from[column]!
    }
  }
  const columnOf = Array<number>(rows).fill(0)
  for (const [each, row] of rowOf.entries()) {
    if (each > 0 && row > 0) columnOf[row - 1] = each - 1
  }
  return columnOf
}
