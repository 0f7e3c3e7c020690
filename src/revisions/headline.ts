import { formatSmall } from '../format.ts'
import { countFigures, isEnd, type Changed, type Told, type ToldRelease } from './told.ts'

/** What a release brought to one chart or table: `Link workers by month: June 2026 added; two figures revised`. */
export function headlineOf({ subject, news, changes }: Told): string {
  const ended = changes.some(isEnd) ? ['ended'] : []
  const words = [...news, ...ended, ...countChanges([{ subject, news, changes }])]
  return `${subject.name}: ${words.join('; ')}`
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
  // Figures of tables count where those of charts have not changed.
  const inCharts = charts.filter(hasChanged)
  const changed = inCharts.length > 0 ? inCharts : tables.filter(hasChanged)
  const where = ` in ${count(changed.length, changed[0]?.subject.kind ?? noun)}`
  const counted = countChanges(changed).map((each) => each + where)
  const text = [...words, ...countEnded(told), ...counted].join('; ')
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** How many published figures changed and where: `two figures in one chart, 20 figures in one table`. */
export function countChanged({ charts, tables }: ToldRelease): string {
  const counts = [charts, tables].flatMap((told) => {
    const changed = told.filter(hasChanged)
    const [first] = changed
    if (!first) return countEnded(told)
    const figures = changed.flatMap(({ changes }) => changes.filter(isFigure)).length
    return [
      `${countFigures(figures)} in ${count(changed.length, first.subject.kind)}`,
      ...countEnded(told),
    ]
  })
  return counts.join(', ')
}

const isFigure = (change: Changed) => !isEnd(change)

/** True of what is still there, with other figures. */
const hasChanged = ({ changes }: Told) => changes.some(isFigure)

/** `two charts ended`, where any did. */
function countEnded(told: readonly Told[]): string[] {
  const ended = told.filter(({ changes }) => changes.some(isEnd))
  return ended[0] ? [`${count(ended.length, ended[0].subject.kind)} ended`] : []
}

function countChanges(told: readonly Told[]): string[] {
  const changes = told.flatMap((each) => each.changes.filter(isFigure))
  const corrected = changes.filter(({ cause }) => cause === 'mistake').length
  const revised = changes.length - corrected
  return [
    ...(revised > 0 ? [`${countFigures(revised)} revised`] : []),
    ...(corrected > 0 ? [`${countFigures(corrected)} corrected`] : []),
  ]
}

const count = (number: number, noun: string) =>
  `${formatSmall(number)} ${number === 1 ? noun : `${noun}s`}`
