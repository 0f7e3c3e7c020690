/** Attributes of a shape. Numbers are px of the drawing's base width and are rounded; strings are written as they are. */
export type Attributes = Readonly<Record<string, string | number | undefined>>

/** One SVG element, before it is written. */
export interface Shape {
  name: string
  attributes: Attributes
  children: readonly (Shape | string)[]
}

/** A picture laid out in px for a base width; it can be written to stretch with its column, or fixed. */
export interface Drawing {
  width: number
  height: number
  shapes: readonly Shape[]
}

/** An element of the drawing: `shape('rect', { x: 0, y: 0, width: 10, height: 10 })`. */
export function shape(
  name: string,
  attributes: Attributes,
  ...children: readonly (Shape | string)[]
): Shape {
  return { name, attributes, children }
}

/** The shapes that stand in a frame of their own, such as a map's; none in any other shape. */
export function shapesIn({ name, children }: Shape): Shape[] {
  return name === 'svg' ? children.filter((child) => typeof child !== 'string') : []
}

/** Attributes that tie a shape to the figure it shows: tests compare them with the table, the readout shows `label`. */
export function shows(
  point: number,
  column: string,
  value: string | number,
  label: string,
): Attributes {
  return {
    'data-point': String(point),
    'data-column': column,
    'data-value': String(value),
    'data-label': label,
  }
}

/** Escapes text for XML content and double-quoted attributes; characters that XML forbids are dropped. */
export function escapeXml(text: string): string {
  return (
    text
      // eslint-disable-next-line no-control-regex -- these are the characters XML 1.0 does not allow
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
      .replace(/&/g, '&amp;')
      .replace(/</g, '&lt;')
      .replace(/>/g, '&gt;')
      .replace(/"/g, '&quot;')
  )
}

/** Attributes that are measured along the width; the rest (y, height, r, dx, font sizes) never stretch. */
export const horizontal: ReadonlySet<string> = new Set(['x', 'x1', 'x2', 'cx', 'width'])

/**
 * Writes a drawing's shapes so that they stretch with the column: horizontal positions in per cent of the width,
 * everything else in px. Text keeps its size, so what does not touch at the base width does not touch at any
 * larger one. Paths, whose coordinates cannot be per cent, sit in a nested SVG that stretches for them alone.
 * @throws on a number that is not finite
 */
export function writeFluid({ width, height, shapes }: Drawing): string {
  const percent = (name: string, value: number) =>
    horizontal.has(name) ? `${round((value / width) * 100, 2, name)}%` : round(value, 1, name)
  const stretched = (path: string) =>
    `<svg width="100%" height="${round(height, 2, 'height')}" viewBox="0 0 ${width} ${round(height, 2, 'height')}" preserveAspectRatio="none">${path}</svg>`
  return shapes
    .map((item) => {
      const written = write(item, percent)
      return item.name === 'path' ? stretched(written) : written
    })
    .join('')
}

/** Writes a drawing's shapes in px, for pictures that are files: moved by `left` and `top`. */
export function writeFixed({ shapes }: Drawing, left: number, top: number): string {
  const content = shapes
    .map((item) => write(item, (name, value) => round(value, 1, name)))
    .join('\n')
  return `<g transform="translate(${round(left, 2, 'left')} ${round(top, 2, 'top')})">\n${content}\n</g>`
}

function write(item: Shape, number: (name: string, value: number) => string): string {
  const attributes = Object.entries(item.attributes)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => {
      if (name === 'd' && /NaN|Infinity/.test(String(value))) throw notFinite(name, value)
      const written = typeof value === 'number' ? number(name, value) : escapeXml(value ?? '')
      return ` ${name}="${written}"`
    })
    .join('')
  if (item.children.length === 0) return `<${item.name}${attributes}/>`
  const content = item.children
    .map((child) => (typeof child === 'string' ? escapeXml(child) : write(child, number)))
    .join('')
  return `<${item.name}${attributes}>${content}</${item.name}>`
}

function round(value: number, decimals: number, name: string): string {
  if (!Number.isFinite(value)) throw notFinite(name, value)
  // Adding zero turns -0 into 0.
  return String(Number(value.toFixed(decimals)) + 0)
}

function notFinite(name: string, value: unknown): TypeError {
  return new TypeError(
    `svg: ${name}: ${String(value)}; expected a finite number — check the chart's points and scales`,
  )
}
