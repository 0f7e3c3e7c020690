/**
 * Areas of a map lead to their pages, by their links alone. With this script the first touch only reads out an area's
 * figure, because areas are smaller than fingers, and the second on the same area leads on; Enter leads on from the
 * area that the arrow keys have come to. The picture is one control then, and a control holds no links: the script
 * takes their place.
 */
for (const plot of document.querySelectorAll<HTMLElement>('[data-picture]:has(a)')) {
  let isTouch = false
  let touched: Element | null = null

  for (const link of plot.querySelectorAll('a')) {
    link.dataset['page'] = link.getAttribute('href')!
    link.removeAttribute('href')
  }

  const linkAt = ({ target }: Event) => (target instanceof Element ? target.closest('a') : null)
  const lead = (link: HTMLElement | null | undefined, aside = false) => {
    const page = link?.dataset['page']
    if (page) open(page, aside ? '_blank' : '_self')
  }

  plot.setAttribute('aria-description', 'Enter leads to the page of the area')
  plot.addEventListener('pointerdown', ({ pointerType }) => (isTouch = pointerType === 'touch'))
  plot.addEventListener('click', (event) => {
    const link = linkAt(event)
    if (!isTouch || link === touched) lead(link, event.ctrlKey || event.metaKey)
    touched = link
  })
  plot.addEventListener('auxclick', (event) => {
    if (event.button === 1) lead(linkAt(event), true)
  })
  plot.addEventListener('keydown', ({ key }) => {
    if (key === 'Enter') lead(plot.querySelector('[data-active]')?.closest('a'))
  })
}
