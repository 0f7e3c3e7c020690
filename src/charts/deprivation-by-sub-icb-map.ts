import { defineMap } from '../map-chart.ts'
import { deprivationScore } from '../map-measures.ts'

export default defineMap({
  id: 'deprivation-by-sub-icb-map',
  level: 'sub-icb',
  measure: deprivationScore,
})
