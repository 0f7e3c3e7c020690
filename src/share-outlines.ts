import { hash } from './hash.ts'

/** Which outlines stand on a page already: maps of the same areas, in both layouts, need each of them once. */
const onPage = new WeakMap<Request, Set<string>>()

/** An area of a map as `drawSvg` writes it; short paths, such as hexagons, are not worth a name. */
const area = /<path class="((?:region|hatch) [^"]*)" d="([^"]{100,})"([^>]*)\/>/g

/**
 * Puts the outlines of the maps in a drawing aside, once for each page, and lets the areas refer to them: a page with
 * three maps would weigh twice as much.
 * @param page the request for the page, the same for all its components
 * @returns what to write on the page before the drawing, empty where there is nothing new, and the drawing
 */
export function shareOutlines(svg: string, page: Request): { outlines: string; svg: string } {
  const known = onPage.get(page) ?? new Set()
  onPage.set(page, known)
  const added: string[] = []
  const shared = svg.replaceAll(area, (_, look: string, path: string, rest: string) => {
    const id = `outline-${hash(path).slice(0, 8)}`
    if (!known.has(id)) added.push(`<path id="${id}" d="${path}"/>`)
    known.add(id)
    return `<use class="${look}" href="#${id}"${rest}/>`
  })
  const outlines =
    added.length === 0
      ? ''
      : `<svg class="outlines" width="0" height="0" aria-hidden="true" focusable="false"><defs>${added.join('')}</defs></svg>`
  return { outlines, svg: shared }
}
