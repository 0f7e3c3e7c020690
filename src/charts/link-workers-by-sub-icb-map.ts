import { defineMap } from '../map-chart.ts'
import { linkWorkerRate } from '../map-measures.ts'

export default defineMap({
  id: 'link-workers-by-sub-icb-map',
  level: 'sub-icb',
  measure: linkWorkerRate,
})
