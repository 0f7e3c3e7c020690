import { median, type Load } from './measure.ts'

/** One chart: our embed, and the pages of the libraries that draw the same points. */
export interface Result {
  ours: Load
  others: { name: string; load: Load }[]
}

const ratio = (value: number, ours: number) => `${(value / ours).toFixed(1)} ×`

/** A table: a line for each page, figures with what they are times ours. */
export function writeResult(id: string, { ours, others }: Result): string {
  const line = (name: string, { requests, raw, gzip, paint }: Load) =>
    [
      `  ${name.padEnd(10)}`,
      String(requests).padStart(9),
      (raw / 1000).toFixed(1).padStart(12),
      ratio(raw, ours.raw).padStart(9),
      (gzip / 1000).toFixed(1).padStart(12),
      ratio(gzip, ours.gzip).padStart(9),
      paint.toFixed(0).padStart(12),
      ratio(paint, ours.paint).padStart(9),
    ].join('')
  return [
    `\n${id}`,
    `${' '.repeat(13)}requests      raw kB              gzip kB             paint ms`,
    line('ours', ours),
    ...others.map(({ name, load }) => line(name, load)),
  ].join('\n')
}

/** What each library costs, times ours, in the median of all charts. */
export function writeSummary(results: readonly Result[]): string {
  const others = results.flatMap(({ ours, others: all }) =>
    all.map(({ name, load }) => ({ name, load, ours })),
  )
  const names = [...new Set(others.map(({ name }) => name))]
  const lines = names.map((name) => {
    const own = others.filter((other) => other.name === name)
    const times = (key: keyof Load) =>
      `${median(own.map(({ load, ours }) => load[key] / ours[key])).toFixed(1)} ×`
    return `  ${name.padEnd(10)} raw ${times('raw')}, gzip ${times('gzip')}, paint ${times('paint')}`
  })
  return ['\nmedian over all charts, times ours', ...lines].join('\n')
}
