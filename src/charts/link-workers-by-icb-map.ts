import { defineMap } from '../map-chart.ts'
import { linkWorkerRate } from '../map-measures.ts'

export default defineMap({
  id: 'link-workers-by-icb-map',
  level: 'icb',
  measure: linkWorkerRate,
})
