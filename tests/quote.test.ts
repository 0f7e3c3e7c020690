import { describe, expect, test } from 'vitest'
import type { Point } from '../src/chart.ts'
import { getChart } from '../src/charts.ts'
import { formatPercent } from '../src/format.ts'
import { cite, movement, quote } from '../src/quote.ts'
import type { Cited } from '../src/quote.ts'
import { charts, frozenPoints, frozenRows } from './charts/drawings.ts'

const months =
  'January February March April May June July August September October November December'
    .split(' ')
    .map((name, index) => [name, String(index + 1).padStart(2, '0')] as const)

/** The values that words can stand for: from the least to the greatest number that is written so, or a text. */
function readBack(words: string): { least: number; greatest: number } | { text: string } {
  const number = /^(-?[\d,]+(?:\.(\d+))?)( million|%)?$/.exec(words.replace('−', '-'))
  if (number) {
    const [, digits = '', decimals = '', unit] = number
    const scale = unit === ' million' ? 1e6 : unit === '%' ? 0.01 : 1
    const value = Number(digits.replaceAll(',', '')) * scale
    const slack = (0.5 * scale) / 10 ** decimals.length + 1e-9
    return { least: value - slack, greatest: value + slack }
  }
  if (/^\d{4}–\d{2}$/.test(words)) return { text: words.replace('–', '-') }
  const year = /^August (\d{4}) to July (\d{4})$/.exec(words)
  if (year) return { text: `${year[1]}-${year[2]?.slice(2)}` }
  const day = /^(\d{1,2}) (\w+) (\d{4})$/.exec(words)
  if (day) {
    const month = months.find(([name]) => name === day[2])
    return { text: `${day[3]}-${month?.[1]}-${day[1]?.padStart(2, '0')}` }
  }
  const month = months.find(([name]) => words.startsWith(`${name} `))
  return { text: month ? `${words.slice(-4)}-${month[1]}` : words }
}

/** True when the words say what stands in the cell that they cite. */
function agrees({ words, point, column }: Cited): boolean {
  const value = point[column]
  if (words === value) return true
  const read = readBack(words)
  if ('text' in read) return read.text === value
  return typeof value === 'number' && value >= read.least && value <= read.greatest
}

const numbers = (text: string): string[] => text.match(/\d+(?:[.,]\d+)*/g) ?? []

const sentences = charts.flatMap((chart) => {
  const points = frozenPoints(chart)
  return chart.sentences(points).map((sentence) => ({ id: chart.id, chart, points, ...sentence }))
})

/** The sentences that speak of something. */
const about = (word: RegExp) => sentences.filter(({ text }) => word.test(text))

const textsOf = (id: string, points: readonly Point[]) =>
  getChart(id)
    .sentences(points)
    .map(({ text }) => text)

describe('sentences of the charts', () => {
  test('read as approved', async () => {
    const all = charts.map(
      ({ id }) =>
        `${id}\n${sentences
          .filter((sentence) => sentence.id === id)
          .map(({ text }) => `- ${text}\n`)
          .join('')}`,
    )
    await expect(all.join('\n')).toMatchFileSnapshot('quotes.txt')
  })

  test.each(charts.map(({ id }) => id))('%s has two or more', (id) => {
    expect(sentences.filter((sentence) => sentence.id === id).length).toBeGreaterThanOrEqual(2)
  })

  test.each(sentences)('$id: $text', ({ text, cited, chart, points }) => {
    // Each figure is what the table says in the cell that it cites.
    expect(cited.length).toBeGreaterThan(0)
    for (const figure of cited) {
      expect(points).toContain(figure.point)
      expect(agrees(figure), `${figure.words} in ${figure.column}`).toBe(true)
      expect(text).toContain(figure.words)
    }

    // No number stands in it but these, and those that the chart always says: names, units, editions.
    const always = [
      chart.credit,
      ...chart.notes,
      ...Object.values(chart.columns).map(({ label }) => label),
      ...chart.definitions.map(({ meaning }) => meaning),
    ].join(' ')
    const known = new Set([...cited.flatMap(({ words }) => numbers(words)), ...numbers(always)])
    expect(numbers(text).filter((number) => !known.has(number))).toEqual([])

    // Place, source, and one sentence that can stand alone.
    expect(text).toContain('England')
    const [, publisher = ''] = /\(([^()]+)\)\.$/.exec(text) ?? []
    expect(chart.credit).toContain(publisher.split(/[,;] /)[0])
    expect(text).not.toMatch(/undefined|null|NaN|\s\s|[.!?] [A-Z]/)
    expect(text.length).toBeLessThanOrEqual(420)
  })
})

describe('caveats inside the sentences', () => {
  test.each([
    ['code entries', /\bentries\b|[Cc]odes? for/, /entries, not people/],
    ['the first census', /March 2020/, /part of the rise is better reporting/],
    ['more deprived areas', /more deprived areas/, /does not define/],
    ['the target of 900,000', /900,000/, /over five years.*press reports.*appointments a year/],
    ['an estimate', /1\.3 million/, /estimated .* sample/],
    ['figures of the press', /407,117|, 20% had/, /as reported by NationalWorld/],
    ['the share of the study’s refusals', /study of GP records whose/, /does not say what/],
    ['a comparison of fifths of networks', /those in the least/, /average over the areas/],
  ])('%s are never quoted without theirs', (_, subject, caveat) => {
    expect(about(subject)).not.toEqual([])
    for (const { text } of about(subject)) expect(text).toMatch(caveat)
  })

  test('no sentence claims chances, causes or over-representation', () => {
    for (const { text } of sentences) {
      expect(text).not.toMatch(
        /likel|because|over-?represented|thanks to|due to|target was|exceed/i,
      )
    }
  })
})

describe('sentences follow the data', () => {
  test('a share that falls is said to fall', () => {
    const id = 'share-from-more-deprived-areas'
    const rows = frozenRows(getChart(id)).map((row) =>
      row['period'] === '2023' ? { ...row, share: 0.2 } : row,
    )
    expect(textsOf(id, getChart(id).points(rows))[0]).toContain('fell from 23% in 2017 to 20%')
  })

  test('a new peak is not called a peak that has passed', () => {
    const id = 'link-workers-by-month'
    const rows = frozenRows(getChart(id))
    const points = getChart(id).points([...rows, { ...rows.at(-1), census: '2026-09', fte: 3105 }])
    expect(textsOf(id, points).join(' ')).not.toContain('peaked')
    expect(textsOf(id, points)[0]).toContain('3,105 full-time')
  })

  test('a hidden or missing number of entries is never written as a number', () => {
    const id = 'referral-codes-by-year'
    const rows = frozenRows(getChart(id))
    const hidden = rows.map((row) => ({ ...row, declined: 'suppressed' }))
    expect(textsOf(id, getChart(id).points(hidden)).at(-1)).toContain('fewer than 5 times')
    const missing = rows.map((row) => ({ ...row, declined: null }))
    expect(textsOf(id, getChart(id).points(missing)).join(' ')).not.toContain('declined')
  })
})

const point = { year: '2023', share: 0.124, before: 0.12 }
const before = (decimals: number) =>
  cite(point, 'before', (share) => formatPercent(share, decimals))
const after = (decimals: number) => cite(point, 'share', (share) => formatPercent(share, decimals))

describe('a quotation', () => {
  test('keeps the cells that its figures were read from, in order', () => {
    const { text, cited } = quote`In ${cite(point, 'year')} it was ${after(1)}, ${'or so'}.`
    expect(text).toBe('In 2023 it was 12.4%, or so.')
    expect(cited.map(({ column }) => column)).toEqual(['year', 'share'])
    expect(cited[0]?.point).toBe(point)
  })

  test('says of two figures that read the same neither that they rose nor that they fell', () => {
    expect(movement(before(0), after(0))).toBe('went')
    expect(movement(before(1), after(1))).toBe('rose')
    expect(movement(after(1), before(1))).toBe('fell')
  })
})
