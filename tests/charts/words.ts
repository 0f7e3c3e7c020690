import { parse } from 'node-html-parser'
import { advances, titleAdvances } from '../../src/plot/advances.ts'
import { advance, textStyles } from '../../src/plot/text.ts'

/** A line of words in a picture, as a box in the picture's px. */
export interface WordBox {
  content: string
  /** Font size. */
  size: number
  left: number
  right: number
  top: number
  bottom: number
}

/** Where the words of a picture of fixed size stand, read from its SVG and measured by the fonts it is rendered in. */
export function wordsOf(svg: string): WordBox[] {
  const scale = Number(/<g transform="scale\(([\d.]+)\)">/.exec(svg)?.[1])
  const [, left, top] = /<g transform="translate\(([\d.]+) ([\d.]+)\)">/.exec(svg) ?? []
  const moved = { x: Number(left), y: Number(top) }
  return parse(svg)
    .querySelectorAll('text')
    .map((element) => {
      const number = (name: string) => Number(element.getAttribute(name) ?? 0)
      const kind = element.classNames.split(' ')[0]
      const style = Object.entries(textStyles).find(([name]) => name === kind)?.[1]
      const size = style?.size ?? number('font-size')
      const widths = kind === 'title' ? titleAdvances : advances[style?.weight ?? 400]
      const width = (advance(element.text, widths) * size) / 1000
      const anchor = element.getAttribute('text-anchor')
      const before = anchor === 'end' ? width : anchor === 'middle' ? width / 2 : 0
      const x = number('x') + number('dx') - before + (style ? moved.x : 0)
      const y = number('y') + (style ? moved.y : 0)
      return {
        content: element.text,
        size: size * scale,
        left: x * scale,
        right: (x + width) * scale,
        top: (y - size * 0.75) * scale,
        bottom: (y + size * 0.22) * scale,
      }
    })
}
