import { z } from 'zod'

/** What a release keeps of `/charts/<id>.json`: the figures, what they are, and no address. */
export const chartFigures = z.object({
  chart: z.string(),
  table: z.string(),
  title: z.string(),
  subtitle: z.string(),
  source: z.string(),
  licence: z.string(),
  key: z.array(z.string()),
  columns: z.array(z.object({ key: z.string(), label: z.string() })),
  rows: z.array(z.record(z.string(), z.union([z.string(), z.number(), z.null()]))),
})

export type ChartFigures = z.infer<typeof chartFigures>
