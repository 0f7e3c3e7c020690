/** A label that wants to stand at `y` (its middle) and needs `height` px. */
export interface Wish {
  y: number
  height: number
}

/**
 * Places labels above each other so that none overlap and all stay between `top` and `bottom`, each as near
 * to its wish as the others allow. Labels keep the order of their wishes; the result has the order given.
 * Method: labels that overlap are pooled into a block, which stands at the mean of its members' wishes.
 * @throws when the labels are higher together than the room
 */
export function spread(wishes: readonly Wish[], top: number, bottom: number): number[] {
  const total = wishes.reduce((sum, { height }) => sum + height, 0)
  if (total > bottom - top) {
    throw new RangeError(`label: height of all labels: ${total}; expected at most ${bottom - top}`)
  }
  const order = wishes.map((_, index) => index).sort((a, b) => wishes[a]!.y - wishes[b]!.y)
  const blocks: { members: number[]; start: number; height: number }[] = []
  for (const index of order) {
    let block = place([index])
    let above = blocks.at(-1)
    while (above && above.start + above.height > block.start) {
      blocks.pop()
      block = place([...above.members, ...block.members])
      above = blocks.at(-1)
    }
    blocks.push(block)
  }
  const middles: number[] = []
  for (const block of blocks) {
    let y = block.start
    for (const index of block.members) {
      const { height } = wishes[index]!
      middles[index] = y + height / 2
      y += height
    }
  }
  return middles

  function place(members: number[]) {
    let height = 0
    let start = 0
    for (const index of members) {
      const wish = wishes[index]!
      start += wish.y - wish.height / 2 - height
      height += wish.height
    }
    const mean = start / members.length
    return { members, height, start: Math.min(Math.max(mean, top), bottom - height) }
  }
}
