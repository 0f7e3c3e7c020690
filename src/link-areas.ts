import { holderOf } from './areas.ts'
import type { Chart, Point } from './chart.ts'
import { addresses, toHref } from './site.ts'

/** Where an area of a map leads to: its page, or that of the ICB around it; undefined in other charts. */
export function areaHref({ kind }: Chart, { code }: Point): string | undefined {
  return kind === 'map' ? toHref(addresses.area(holderOf(String(code)))) : undefined
}

/** A figure of a map as `drawSvg` writes it. */
const area = /<path class="(?:region|hatch) [^>]* data-point="(\d+)"[^>]*\/>/g

/**
 * Lets the areas in the drawing of a map lead to their pages. On pages of this site only: from an embed a link would
 * take readers away from the article that they are in. The links are hidden with the drawing and so no tab stops;
 * `src/browser/map.ts` follows them from the keyboard, and the table of the chart has them for everybody.
 */
export function linkAreas(svg: string, chart: Chart, points: readonly Point[]): string {
  return svg.replaceAll(area, (shape, point: string) => {
    const href = areaHref(chart, points[Number(point)]!)
    return href === undefined ? shape : `<a href="${href}" tabindex="-1">${shape}</a>`
  })
}
