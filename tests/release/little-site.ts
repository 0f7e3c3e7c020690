import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Making } from '../../scripts/release/make-release.ts'
import { formatJson } from '../../src/public-file.ts'

export const site = 'https://example.org'

/** The figures of a little site: of each chart the people by year, which are also the rows of its table. */
export type LittleFigures = Record<string, Record<string, number | null>>

/** A data folder and a built site of two charts, each with a table of its own, in a temporary folder. */
export class LittleSite {
  readonly root = mkdtempSync(join(tmpdir(), 'release-'))
  readonly making: Making = {
    data: join(this.root, 'data'),
    dist: join(this.root, 'dist'),
    site,
    made: '2026-11-22T20:15:00Z',
    said: { notes: 'first release', allowsVanished: false },
    check: () => Promise.resolve({ refusals: [], findings: [] }),
  }
  #figures: LittleFigures = {}

  /** Builds the site with these figures; charts that are not named stay. */
  build(figures: LittleFigures, meaning = 'People referred') {
    this.#figures = { ...this.#figures, ...figures }
    for (const [id, people] of Object.entries(figures)) this.#buildChart(id, people)
    const shape = { key: ['year'], fields: [field('year', 'Year'), field('people', meaning)] }
    const schema = Object.fromEntries(
      Object.keys(this.#figures).map((id) => [`table-${id}`, shape]),
    )
    this.write('dist/data/schema.json', formatJson(schema))
    this.write('dist/data/dcat.jsonld', `{"@id":"${site}"}`)
  }

  write(path: string, text: string) {
    mkdirSync(dirname(join(this.root, path)), { recursive: true })
    writeFileSync(join(this.root, path), text)
  }

  remove() {
    rmSync(this.root, { recursive: true })
  }

  #buildChart(id: string, people: LittleFigures[string]) {
    const rows = Object.entries(people).map(([year, value]) => ({ year, people: value }))
    const table = `table-${id}`
    const page = `"${site}/charts/${id}/"`
    this.write(
      `dist/embed/${id}/index.html`,
      `<!doctype html><html lang="en-GB"><link href=${page}>${JSON.stringify(rows)}<!--edition--><a href=${page}>page</a></html>`,
    )
    const chart = {
      chart: id,
      table,
      title: 'People',
      subtitle: 'By year',
      address: `${site}/charts/${id}/`,
      source: 'Nobody',
      licence: 'none',
      key: ['year'],
      columns: [
        { key: 'year', label: 'Year' },
        { key: 'people', label: 'People' },
      ],
      rows,
    }
    this.write(`dist/charts/${id}.json`, formatJson(chart))
    this.write(`dist/data/${table}.json`, formatJson({ table, rows }))
    this.write(`data/tables/${table}.json`, formatJson({ table, rows }))
  }
}

function field(name: string, meaning: string) {
  return { name, type: 'string', meaning, required: true, words: [] }
}
