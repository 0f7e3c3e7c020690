import { formatSmall } from '../format.ts'
import { countFigures, type Told, type ToldRelease } from './told.ts'

/** What a release brought to one chart or table: `Link workers by month: June 2026 added; two figures revised`. */
export function headlineOf({ subject, news, changes }: Told): string {
  return `${subject.name}: ${[...news, ...countChanges([{ subject, news, changes }])].join('; ')}`
}

/** What a release brought in all: `June 2026 added to five charts; three figures revised in two charts`. */
export function headlineOfRelease({ charts, tables, notes }: ToldRelease): string {
  const told = charts.length > 0 ? charts : tables
  if (told.length === 0) return notes
  if (told.length === 1) return headlineOf(told[0]!)
  const noun = charts.length > 0 ? 'chart' : 'table'
  const news = Map.groupBy(
    told.flatMap((each) => each.news),
    (words) => words,
  )
  const words = [...news].map(([each, { length }]) => {
    if (each === `new ${noun}`) return count(length, `new ${noun}`)
    return `${each} ${each.endsWith(' added') ? 'to' : 'in'} ${count(length, noun)}`
  })
  // Figures of tables count where those of the charts have not changed.
  // Figures of tables count where those of charts have not changed.
  const inCharts = charts.filter(({ changes }) => changes.length > 0)
  const changed =
    inCharts.length > 0 ? inCharts : tables.filter(({ changes }) => changes.length > 0)
  const where = ` in ${count(changed.length, changed[0]?.subject.kind ?? noun)}`
  const text = [...words, ...countChanges(changed).map((each) => each + where)].join('; ')
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** How many published figures changed and where: `two figures in one chart, 20 figures in one table`. */
export function countChanged({ charts, tables }: ToldRelease): string {
  const counts = [charts, tables].flatMap((told) => {
    const changed = told.filter(({ changes }) => changes.length > 0)
    const [first] = changed
    if (!first) return []
    const figures = changed.reduce((sum, { changes }) => sum + changes.length, 0)
    return [`${countFigures(figures)} in ${count(changed.length, first.subject.kind)}`]
  })
  return counts.join(', ')
}

function countChanges(told: readonly Told[]): string[] {
  const changes = told.flatMap((each) => each.changes)
  const corrected = changes.filter(({ cause }) => cause === 'mistake').length
  const revised = changes.length - corrected
  return [
    ...(revised > 0 ? [`${countFigures(revised)} revised`] : []),
    ...(corrected > 0 ? [`${countFigures(corrected)} corrected`] : []),
  ]
}

const count = (number: number, noun: string) =>
  `${formatSmall(number)} ${number === 1 ? noun : `${noun}s`}`
