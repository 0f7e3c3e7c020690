import { z } from 'zod'
import { text } from '../cell.ts'
import { atMost } from '../checks/bounds.ts'
import { sourced } from '../checks/references.ts'
import { publishedFigures as source } from '../sources/published-figures.ts'
import { defineTable } from '../table.ts'

const row = z.object({
  series: text.describe('Name of the figure'),
  period_start: z.iso.date().nullable().describe('First day; null = not stated'),
  period_end: z.iso.date().nullable().describe('Last day; null = not stated'),
  geography: text.describe('Place'),
  breakdown: text.describe('What the figure is broken down by'),
  category: text.describe('Category of the breakdown'),
  value: z.number().describe('The figure, in its unit'),
  lower: z.number().nullable().describe('Lower end of the interval, where one is printed'),
  upper: z.number().nullable().describe('Upper end of the interval, where one is printed'),
  unit: text.describe('Unit'),
  definition: text.describe('What is counted, as far as the publication says'),
  source_title: text.describe('Publication'),
  source_url: text.describe('Where it was read'),
})

type Row = z.infer<typeof row>

export const publishedFigures = defineTable({
  id: 'published-figures',
  title: 'Published figures',
  description:
    'One row for each figure printed in a paper, an official statistic or the trade press that the site cites, with its definition and where it was read.',
  sources: { published: source },
  row,
  key: ['series', 'category', 'period_end'],
  checks: [sourced, atMost<Row>('lower', 'value'), atMost<Row>('value', 'upper')],
  build: ({ published }) => (published.at(-1)?.rows ?? []).map((figure) => ({ ...figure })),
})
