/**
 * Areas of a map lead to their pages, by their links alone. With this script the first touch only reads out an area's
 * figure, because areas are smaller than fingers, and the second on the same area leads on; Enter leads on from the
 * area that the arrow keys have come to.
 */
for (const plot of document.querySelectorAll<HTMLElement>('[data-picture]:has(a)')) {
  let isTouch = false
  let touched: Element | null = null

  plot.setAttribute('aria-description', 'Enter leads to the page of the area')
  plot.addEventListener('pointerdown', ({ pointerType }) => (isTouch = pointerType === 'touch'))
  plot.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null
    if (isTouch && link !== touched) event.preventDefault()
    touched = link
  })
  plot.addEventListener('keydown', ({ key }) => {
    const link = plot.querySelector('[data-active]')?.closest('a')
    if (key === 'Enter' && link) location.assign(link.getAttribute('href') ?? '')
  })
}
