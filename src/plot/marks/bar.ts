import { shape, type Attributes, type Shape } from '../svg.ts'
import type { Meaning } from '../theme.ts'

export interface Box {
  x: number
  y: number
  width: number
  height: number
}

/** A bar. An estimate is outlined and tinted, so that it does not look counted. */
export function bar(
  box: Box,
  meaning: Meaning,
  { estimate, attributes }: { estimate?: boolean; attributes?: Attributes } = {},
): Shape {
  return shape('rect', {
    class: `${estimate ? 'estimate' : 'bar'} ${meaning}`,
    ...box,
    ...attributes,
  })
}
