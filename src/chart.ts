import type { Layout } from './plot/frame.ts'
import type { Caption } from './plot/caption.ts'
import type { Size } from './plot/compose.ts'
import { drawPictureFile, drawSizedPictureFile } from './plot/picture.ts'
import { markRevised } from './plot/revised.ts'
import { writeFluid, type Drawing } from './plot/svg.ts'
import type { Theme } from './plot/theme.ts'
import type { Sentence } from './quote.ts'
import { writeRevisedCaption } from './revisions/note.ts'
import { writeBefore, type Revised } from './revisions/revised.ts'
import { licenceOf, type RowOf, type Table } from './table.ts'

export type { Layout } from './plot/frame.ts'

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

/**
 * One chart. One declaration feeds every form of it: article, page, SVG, PNG, CSV, JSON, description.
 * The file's name in `src/charts/` is its id, its address and the name of its pictures in the tests.
 */
export interface Chart<T extends Table = Table, P extends Point = Point> {
  id: string
  /** The question of the site that it answers. */
  question: 'growth' | 'refusals' | 'deprivation'
  /** Code of the area whose page shows it; such a chart stays out of the gallery. */
  area?: string
  /** A map carries the outlines of its areas, so its embed may weigh more than that of other charts. */
  kind?: 'map'
  /** The one table it reads. */
  table: T
  /** The figures it draws: a selection of the table's rows, shares computed, sorted; nothing aggregated. */
  points(rows: readonly RowOf<T>[]): P[]
  /** Columns that identify a point, by which its figures are followed from one release to the next. */
  key: readonly (keyof P & string)[]
  columns: Record<keyof P & string, Column>
  /** The finding, in sentence case, computed where it can change. */
  title(points: readonly P[]): string
  /** What is measured, in which unit, where and when. */
  subtitle(points: readonly P[]): string
  draw(points: readonly P[], layout: Layout): Drawing
  /** What the picture shows, in words, from the same points: "A line chart …, from X in 2020 to Y in 2026." */
  describe(points: readonly P[]): string
  /** Sentences fit to be quoted, each on its own; the first says what the chart is about. */
  sentences(points: readonly P[]): Sentence[]
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

/** The drawing of a chart with its revised figures marked. */
export function drawMarked<P extends Point>(
  chart: Chart<Table, P>,
  points: readonly P[],
  layout: Layout,
  revised: readonly Revised[],
): Drawing {
  const marks = revised.map(({ point, column, before }) => ({
    point,
    column,
    words: writeBefore({ column, before }, chart.columns),
  }))
  return markRevised(chart.draw(points, layout), marks)
}

/**
 * The drawing as it stands on a page: an SVG as wide as its place, with text of constant size. It is hidden from
 * assistive technology, because the visible description and the table say the same to everyone.
 */
export function drawSvg<P extends Point>(
  chart: Chart<Table, P>,
  points: readonly P[],
  layout: Layout,
  revised: readonly Revised[] = [],
): string {
  const drawing = drawMarked(chart, points, layout, revised)
  return `<svg class="chart ${layout}" width="100%" height="${drawing.height}" aria-hidden="true" focusable="false">${writeFluid(drawing)}</svg>`
}

/** The chart as a file of its own; `address` is where readers find it, as printed under it. */
export function drawPicture<P extends Point>(
  chart: Chart<Table, P>,
  points: readonly P[],
  { theme, layout, address, revised = [] }: Place & { theme: Theme; layout: Layout },
): string {
  const drawing = drawMarked(chart, points, layout, revised)
  return drawPictureFile(drawing, captionOf(chart, points, { address, revised }), theme)
}

/** The chart as a file of exactly this size, its text as large as it can be. */
export function drawSizedPicture<P extends Point>(
  chart: Chart<Table, P>,
  points: readonly P[],
  { theme, size, address, revised = [] }: Place & { theme: Theme; size: Size },
): string {
  const drawings = layouts.map((layout) => drawMarked(chart, points, layout, revised))
  return drawSizedPictureFile(drawings, captionOf(chart, points, { address, revised }), size, theme)
}

const layouts = ['narrow', 'wide'] as const

/** What a picture that is a file says of its chart's place on the site and of its past. */
interface Place {
  address: string
  revised?: readonly Revised[]
}

/** What a picture of a chart shows, for those who do not see it: the finding, then what is drawn. */
export function writeAlt<P extends Point>(chart: Chart<Table, P>, points: readonly P[]): string {
  return `${chart.title(points)}. ${chart.describe(points)}`
}

function captionOf<P extends Point>(
  chart: Chart<Table, P>,
  points: readonly P[],
  { address, revised = [] }: Place,
): Caption {
  const past = writeRevisedCaption(revised, chart.columns)
  return {
    title: chart.title(points),
    subtitle: chart.subtitle(points),
    source: `${past}Source: ${chart.credit}. Licence: ${licenceOf(chart.table)}.`,
    address,
  }
}
