import type { Frame } from './frame.ts'
import { shape, type Shape } from './svg.ts'
import { lineHeight, text, widest } from './text.ts'
import type { Meaning } from './theme.ts'

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

/** The name and the latest value of a line, at its end. */
export interface EndLabel {
  /** Where the line ends. */
  y: number
  value: string
  name: string
  meaning: Meaning
}

/** Labels at the right end of lines, pushed apart where the lines end close together, their names in one column. */
export function endLabels(labels: readonly EndLabel[], { right, top, bottom }: Frame): Shape[] {
  const height = lineHeight('value')
  const toName = widest(
    labels.map(({ value }) => `${value} `),
    'value',
  )
  const middles = spread(
    labels.map(({ y }) => ({ y, height })),
    top,
    bottom,
  )
  return labels.flatMap(({ y, value, name, meaning }, index) => {
    const middle = middles[index]!
    return [
      shape('line', {
        class: `leader ${meaning}`,
        x1: right + 6,
        x2: right + 13,
        y1: y,
        y2: middle,
      }),
      ...text(right + 13, middle + 5, value, { style: 'value', meaning, dx: 3 }),
      ...text(right + 13, middle + 5, name, { style: 'note', dx: 3 + toName }),
    ]
  })
}
