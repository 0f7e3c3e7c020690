import { shape, type Attributes, type Shape } from './svg.ts'
import { advances, characters } from './advances.ts'

/** The kinds of text in a chart. Size in px, weight as in CSS; nothing is smaller than 12 px. */
export const textStyles = {
  tick: { size: 12, weight: 400 },
  note: { size: 12, weight: 400 },
  label: { size: 13, weight: 400 },
  heading: { size: 13, weight: 600 },
  value: { size: 14, weight: 700 },
} as const

export type TextStyle = keyof typeof textStyles

/** Room for the reader's fallback font, which may be wider than Public Sans. */
const slack = 1.08

/** Width of a text in px, from the advance widths of Public Sans, with room for a wider fallback font. */
export function measure(content: string, style: TextStyle): number {
  const { size, weight } = textStyles[style]
  return (advance(content, advances[weight]) * size * slack) / 1000
}

/** Width of the longest of some texts in px. */
export function widest(texts: readonly string[], style: TextStyle): number {
  return Math.max(...texts.map((content) => measure(content, style)))
}

/**
 * Breaks a text at spaces into as few lines as `width` px allow, and these as even as they can be; a single longer
 * word stays whole.
 */
export function wrap(content: string, width: number, style: TextStyle): string[] {
  return wrapBy(content, width, (line) => measure(line, style))
}

/** The same for any way of measuring, in which the length of a line is the sum of its words' and spaces' lengths. */
export function wrapBy(
  content: string,
  width: number,
  measured: (text: string) => number,
): string[] {
  return wrapWords(measureWords(content, measured), width)
}

/** A word that a line may begin with, and its length there and further on. */
export interface Word {
  word: string
  length: number
  withSpace: number
}

/** The words of a text, measured. A year stays with the word before it. */
export function measureWords(content: string, measured: (text: string) => number): Word[] {
  return content
    .split(/ (?!\d{4}\b)/)
    .map((word) => ({ word, length: measured(word), withSpace: measured(` ${word}`) }))
}

/** Breaks measured words into lines, at `size` times the size that they were measured at. */
export function wrapWords(words: readonly Word[], width: number, size = 1): string[] {
  let lines = fill(words, width, size)
  for (;;) {
    const narrower = fill(words, longest(lines) - 1, size)
    if (narrower.length > lines.length || longest(narrower) >= longest(lines)) {
      return lines.map(({ text: line }) => line)
    }
    lines = narrower
  }
}

interface Line {
  text: string
  length: number
}

const longest = (lines: readonly Line[]) => Math.max(...lines.map(({ length }) => length))

/** Puts as many words as fit on each line. */
function fill(words: readonly Word[], width: number, size: number): Line[] {
  const lines: Line[] = []
  for (const { word, length, withSpace } of words) {
    const line = lines.at(-1)
    if (line && line.length + withSpace * size <= width) {
      line.text += ` ${word}`
      line.length += withSpace * size
    } else lines.push({ text: word, length: length * size })
  }
  return lines
}

/** Where the width of a character stands, by its code: texts are measured often enough for a plain look-up to matter. */
const places: number[] = []
for (let index = 0; index < characters.length; index++) places[characters.charCodeAt(index)] = index
const unknown = characters.indexOf('m')

/** Sum of advance widths in thousandths of the font size; an unknown character counts as wide as `m`. */
export function advance(content: string, widths: readonly number[]): number {
  let total = 0
  for (let at = 0; at < content.length; at++) {
    total += widths[places[content.charCodeAt(at)] ?? unknown] ?? 0
  }
  return total
}

/** Height from one line of text to the next. */
export const lineHeight = (style: TextStyle): number => textStyles[style].size + 3

export interface TextOptions {
  style?: TextStyle
  /** Which end of the text stands at `x`. */
  anchor?: 'start' | 'middle' | 'end'
  /** Distance from `x` in px that does not stretch with the column. */
  dx?: number
  /** Colour by meaning, for example `referred`. */
  meaning?: string
  attributes?: Attributes
}

/** Lines of text, the first with its baseline at `y`. A single text may be given as a string. */
export function text(
  x: number,
  y: number,
  content: string | readonly string[],
  { style = 'label', anchor = 'start', dx, meaning, attributes }: TextOptions = {},
): Shape[] {
  const lines = typeof content === 'string' ? [content] : content
  return lines.map((line, index) =>
    shape(
      'text',
      {
        class: meaning ? `${style} ${meaning}` : style,
        x,
        y: y + index * lineHeight(style),
        dx,
        'text-anchor': anchor === 'start' ? undefined : anchor,
        ...(index === 0 ? attributes : {}),
      },
      line,
    ),
  )
}
