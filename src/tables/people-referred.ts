import { z } from 'zod'
import { text } from '../cell.ts'
import { quotes } from '../checks/references.ts'
import { getPublished } from '../methods/published.ts'
import { publishedFigures } from '../sources/published-figures.ts'
import { count, defineTable } from '../table.ts'

const row = z.object({
  series: z.enum(['nhs-2020-21', 'study-2023', 'target']).describe('Figure'),
  label: text.describe('Source in words'),
  period: text.describe('Period'),
  people: count.describe('People'),
  kind: z.enum(['count', 'estimate', 'target']).describe('How the figure came about'),
  reading: text.describe('What it counts, or how the target is read'),
})

type Row = z.infer<typeof row>

const printedAs: Record<Row['series'], string> = {
  'nhs-2020-21': 'ncdes_patients_referred',
  'study-2023': 'bu_patients_referred',
  target: 'target_people_referred',
}

export const peopleReferred = defineTable({
  id: 'people-referred',
  title: 'People referred, and the target',
  description:
    'One row for each published number of people referred to social prescribing in a year in England, and the target of the NHS Long Term Plan. The sources count differently.',
  sources: { published: publishedFigures },
  row,
  key: ['series'],
  checks: [quotes<Row>('people', ({ series }) => ({ series: printedAs[series] }))],
  build: ({ published }): z.infer<typeof row>[] => [
    {
      series: 'nhs-2020-21',
      label: 'NHS practice returns, as reported by the press',
      period: '2020/21',
      people: getPublished(published, 'ncdes_patients_referred').value,
      kind: 'count',
      reading: 'patients referred between April 2020 and March 2021',
    },
    {
      series: 'study-2023',
      label: 'Study of GP records (Bu and others, 2025)',
      period: '2023',
      people: getPublished(published, 'bu_patients_referred').value,
      kind: 'estimate',
      reading: 'patients referred in 2023, estimated for England from 1,736 practices',
    },
    {
      series: 'target',
      label: 'NHS Long Term Plan',
      period: '2019/20 to 2023/24',
      people: getPublished(published, 'target_people_referred').value,
      kind: 'target',
      reading:
        'people referred over five years to 2023/24, as NHS England words it; some press reports of 2019 read it as appointments a year',
    },
  ],
})
