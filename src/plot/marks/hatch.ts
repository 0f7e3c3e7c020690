import { extent, range } from 'd3'

type Corner = [number, number]

/**
 * Slanted lines inside an area, as an SVG path: patterns and clips would need names that are unique on a page. Each
 * line is cut where it crosses the border, and every second piece lies inside.
 * @param rings closed lines; a hole is a ring like any other
 * @param gap from line to line, down
 */
export function hatch(rings: readonly (readonly Corner[])[], gap: number): string {
  const slant = ([x, y]: Corner) => y + x
  const [first = 0, last = 0] = extent(rings.flat(), slant)
  return range(Math.ceil(first / gap) * gap + 0.5, last, gap)
    .flatMap((level) => {
      const cuts = rings
        .flatMap((ring) =>
          ring.flatMap((from, index) => {
            const to = ring[(index + 1) % ring.length]!
            const [before, after] = [slant(from), slant(to)]
            if (before <= level === after <= level) return []
            return [from[0] + ((level - before) / (after - before)) * (to[0] - from[0])]
          }),
        )
        .sort((a, b) => a - b)
      return range(0, cuts.length - 1, 2).map((index) => {
        const [left, right] = [Math.round(cuts[index]!), Math.round(cuts[index + 1]!)]
        const top = Math.round(level) - left
        return left === right ? '' : `M${left} ${top}l${right - left} ${left - right}`
      })
    })
    .join('')
}
