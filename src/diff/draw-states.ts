import type { Chart, Point } from '../chart.ts'
import { drawStatesFile } from '../plot/picture.ts'

/**
 * A chart in several states of its figures side by side, as an SVG file on light paper; each state has the word
 * that tells which one it is.
 * @throws where the chart cannot draw a state
 */
export function drawStates(
  chart: Chart,
  states: readonly { label: string; points: readonly Point[] }[],
): string {
  return drawStatesFile(
    states.map(({ label, points }) => ({
      label,
      caption: { title: chart.title(points), subtitle: chart.subtitle(points) },
      drawing: chart.draw(points, 'narrow'),
    })),
    'light',
  )
}
