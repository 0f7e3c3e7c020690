import { lab, rgb } from 'd3'
import { describe, expect, test } from 'vitest'
import {
  chartStyles,
  deprivationMeaning,
  pictureStyles,
  tokens,
  type Theme,
  type Token,
} from '../../src/plot/theme.ts'

const themes: Theme[] = ['light', 'dark']
const marks: Token[] = ['offered', 'referred', 'declined', 'context', 'reference']
const ramp: Token[] = [1, 2, 3, 4, 5].map(deprivationMeaning)
const words: Token[] = [
  'ink',
  'muted',
  'offered',
  'referred',
  'declined',
  'reference',
  'deprivation-1',
  'deprivation-2',
]

interface Linear {
  r: number
  g: number
  b: number
}
const toLinear = (channel: number) =>
  channel <= 10.31475 ? channel / 255 / 12.92 : ((channel / 255 + 0.055) / 1.055) ** 2.4
const fromLinear = (part: number) =>
  255 * (part <= 0.0031308 ? part * 12.92 : 1.055 * part ** (1 / 2.4) - 0.055)
const linear = (colour: string): Linear => {
  const { r, g, b } = rgb(colour)
  return { r: toLinear(r), g: toLinear(g), b: toLinear(b) }
}
const luminance = ({ r, g, b }: Linear) => 0.2126 * r + 0.7152 * g + 0.0722 * b
const contrast = (a: string, b: string) => {
  const [first, second] = [luminance(linear(a)), luminance(linear(b))]
  return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05)
}

type Row = [number, number, number]

/** Machado, Oliveira and Fernandes 2009, severity 1.0: how colours look without one kind of cone. */
const visions: Record<string, [Row, Row, Row]> = {
  usual: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protan: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deutan: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritan: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
}
const seen = (colour: string, vision: string) => {
  const { r, g, b } = linear(colour)
  const channel = ([fromR, fromG, fromB]: Row) =>
    fromLinear(Math.min(1, Math.max(0, fromR * r + fromG * g + fromB * b)))
  const [red, green, blue] = visions[vision]!
  return lab(rgb(channel(red), channel(green), channel(blue)))
}
const distance = (a: string, b: string, vision: string) => {
  const [p, q] = [seen(a, vision), seen(b, vision)]
  return Math.hypot(p.l - q.l, p.a - q.a, p.b - q.b)
}

describe.each(themes)('%s colours', (theme) => {
  const colours = tokens[theme]

  test.each(words)('%s can be read as text: 4.5:1 on paper and on the tint of a gap', (token) => {
    expect(contrast(colours[token], colours.paper)).toBeGreaterThanOrEqual(4.5)
    expect(contrast(colours[token], colours.gap)).toBeGreaterThanOrEqual(4.5)
  })

  test.each([...marks, ...ramp])('%s can be seen as a mark: 3:1 on paper', (token) => {
    expect(contrast(colours[token], colours.paper)).toBeGreaterThanOrEqual(3)
  })

  test.each(Object.keys(visions))('offered, referred and declined differ for %s eyes', (vision) => {
    expect(distance(colours.offered, colours.referred, vision)).toBeGreaterThan(15)
    expect(distance(colours.offered, colours.declined, vision)).toBeGreaterThan(15)
    expect(distance(colours.referred, colours.declined, vision)).toBeGreaterThan(15)
  })

  test('neighbours in the deprivation ramp differ in lightness, also printed in grey', () => {
    const steps = ramp.map((token) => lab(colours[token]).l)
    steps.slice(1).forEach((step, index) => {
      const further = theme === 'light' ? step - steps[index]! : steps[index]! - step
      expect(further).toBeGreaterThan(5)
    })
  })

  test.each(Object.keys(visions))('a region differs from England for %s eyes', (vision) => {
    expect(distance(colours.referred, colours.context, vision)).toBeGreaterThan(15)
  })
})

const rates: Token[] = ['rate-1', 'rate-2', 'rate-3', 'rate-4', 'rate-5']

describe.each(themes)('%s colours of a map', (theme) => {
  const colours = tokens[theme]

  test.each([...rates, ...ramp])('%s stands out from the lines between areas: 3:1', (token) => {
    expect(contrast(colours[token], colours.inverse)).toBeGreaterThanOrEqual(3)
  })

  test('classes of rates differ in lightness by equal steps, also printed in grey', () => {
    const steps = rates.map((token) => lab(colours[token]).l)
    steps.slice(1).forEach((step, index) => {
      expect(Math.abs(step - steps[index]!)).toBeGreaterThan(10)
    })
  })

  test.each(Object.keys(visions))('neighbouring classes of rates differ for %s eyes', (vision) => {
    rates.slice(1).forEach((token, index) => {
      expect(distance(colours[token], colours[rates[index]!], vision)).toBeGreaterThan(10)
    })
  })

  test('words on a class of rates can be read: in ink on the lightest, in paper on the others', () => {
    expect(contrast(colours['rate-1'], colours.ink)).toBeGreaterThanOrEqual(4.5)
    for (const token of rates.slice(1)) {
      expect(contrast(colours[token], colours.inverse)).toBeGreaterThanOrEqual(4.5)
    }
  })
})

test('the deprivation ramp has five steps and no more', () => {
  expect(() => deprivationMeaning(6)).toThrow('theme: fifth: 6; expected 1 to 5')
})

test('styles of a page name its custom properties, styles of a picture name colours', () => {
  expect(chartStyles()).toContain('var(--referred)')
  expect(pictureStyles('dark')).toContain(tokens.dark.referred)
  expect(pictureStyles('dark')).not.toContain('var(')
})
