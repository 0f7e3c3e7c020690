import { defineMap } from '../map-chart.ts'
import { deprivationScore } from '../map-measures.ts'

export default defineMap({
  id: 'deprivation-by-icb-map',
  level: 'icb',
  measure: deprivationScore,
})
