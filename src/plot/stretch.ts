import { horizontal, type Drawing, type Shape } from './svg.ts'

/**
 * A drawing as it looks on a page that is `width` px wide: positions across are stretched, text, offsets and
 * heights are not. For pictures that are files, where positions cannot be per cent of the place.
 */
export function stretch({ width: base, height, shapes }: Drawing, width: number): Drawing {
  const factor = width / base
  return { width, height, shapes: shapes.map((item) => stretchShape(item, factor)) }
}

function stretchShape({ name, attributes, children }: Shape, factor: number): Shape {
  const stretched = Object.entries(attributes).map(([key, value]) => {
    if (horizontal.has(key) && typeof value === 'number') return [key, value * factor]
    if (key === 'd') return [key, stretchPath(String(value), factor)]
    return [key, value]
  })
  return {
    name,
    attributes: Object.fromEntries(stretched),
    // What stands in a frame of its own, such as a map, keeps its shape.
    children: children.map((child) =>
      typeof child === 'string' || name === 'svg' ? child : stretchShape(child, factor),
    ),
  }
}

/** A path of absolute `x,y` pairs, as D3's lines and areas write them. */
function stretchPath(path: string, factor: number): string {
  return path.replace(
    /(-?[\d.]+),(-?[\d.]+)/g,
    (_, x: string, y: string) => `${Number((Number(x) * factor).toFixed(1))},${y}`,
  )
}
