/**
 * What is wrong with the words of a drawing as the browser shows it: smaller than 12 px, outside the drawing, or on
 * each other. Runs in the page, so it knows nothing from outside itself.
 */
export function findFaults(svg: SVGElement): string[] {
  const frame = svg.getBoundingClientRect()
  const texts = [...svg.querySelectorAll('text')].map((text) => ({
    words: text.textContent,
    size: Number.parseFloat(getComputedStyle(text).fontSize),
    box: text.getBoundingClientRect(),
  }))
  const small = texts
    .filter(({ size }) => size < 12)
    .map(({ words, size }) => `"${words}" is ${size} px`)
  const outside = texts
    .filter(
      ({ box }) =>
        box.left < frame.left - 0.5 ||
        box.right > frame.right + 0.5 ||
        box.top < frame.top - 3 ||
        box.bottom > frame.bottom + 3,
    )
    .map(({ words }) => `"${words}" leaves the picture`)
  // Boxes hold the room above and below the letters, so lines may share a little of it.
  const touching = texts.flatMap((a, index) =>
    texts
      .slice(index + 1)
      .filter(
        (b) =>
          Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left) > 1 &&
          Math.min(a.box.bottom, b.box.bottom) - Math.max(a.box.top, b.box.top) > 4,
      )
      .map((b) => `"${a.words}" and "${b.words}" touch`),
  )
  return [...small, ...outside, ...touching]
}
