import type { Drawing } from './plot/svg.ts'
import type { RowOf, Table } from './table.ts'

/** A point of a chart: one row of its public table, flat, exactly what is drawn. */
export type Point = Record<string, string | number | null>

/** A column of a chart's public table (HTML, CSV and JSON). */
export interface Column {
  /** Heading as a reader sees it, unit included where it is not plain. */
  label: string
  /** How a value is written in the HTML table and the readout; the CSV and JSON carry it unrounded. */
  format?: (value: string | number) => string
  /** True for the columns that the picture shows: each of their values stands in the SVG as `data-value`. */
  drawn?: true
}

/** What the drawing is laid out for: `narrow` holds from 280 px (a phone), `wide` from 560 px (a text column). */
export type Layout = 'narrow' | 'wide'

/**
 * One chart. One declaration feeds every form of it: article, page, SVG, PNG, CSV, JSON, description.
 * The file's name in `src/charts/` is its id, its address and the name of its pictures in the tests.
 */
export interface Chart<T extends Table = Table, P extends Point = Point> {
  id: string
  /** The question of the site that it answers. */
  question: 'growth' | 'refusals' | 'deprivation'
  /** The one table it reads. */
  table: T
  /** The figures it draws: a selection of the table's rows, shares computed, sorted; nothing aggregated. */
  points(rows: readonly RowOf<T>[]): P[]
  columns: Record<keyof P & string, Column>
  /** The finding, in sentence case, computed where it can change. */
  title(points: readonly P[]): string
  /** What is measured, in which unit, where and when. */
  subtitle(points: readonly P[]): string
  draw(points: readonly P[], layout: Layout): Drawing
  /** What the picture shows, in words, from the same points: "A line chart …, from X in 2020 to Y in 2026." */
  describe(points: readonly P[]): string
  /** One sentence fit to be quoted: number, place, period, what is counted, caveat, source. */
  sentence(points: readonly P[]): string
  /** What the picture does not show, and what a reader must know. */
  notes: readonly string[]
  /** Terms of the chart in plain words. */
  definitions: readonly { term: string; meaning: string }[]
  /** Who published the figures, as printed in the picture. */
  credit: string
}

/** Declares a chart; the only place where its table's and its points' types meet. */
export function defineChart<T extends Table, P extends Point>(chart: Chart<T, P>): Chart<T, P> {
  return chart
}
