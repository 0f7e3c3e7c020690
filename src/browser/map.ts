/**
 * Areas of a map lead to their pages, by their links alone. With this script the first touch only reads out an area's
 * figure, because areas are smaller than fingers, and the second on the same area leads on; Enter leads on from the
 * area that the arrow keys have come to. The picture is one control then, and a control holds no links: the script
 * takes their place.
 */
for (const plot of document.querySelectorAll<HTMLElement>('[data-picture]:has(a)')) {
  let isTouch = false
  let touched: Element

  for (const link of plot.querySelectorAll('a')) {
    const page = link.getAttribute('href')!
    link.dataset['page'] = page
    link.removeAttribute('href')
    link.addEventListener('click', ({ ctrlKey, metaKey }) => {
      if (!isTouch || link === touched) open(page, ctrlKey || metaKey ? '_blank' : '_self')
      touched = link
    })
  }
  plot.setAttribute('aria-description', 'Enter leads to the page of the area')
  plot.addEventListener('pointerdown', ({ pointerType }) => (isTouch = pointerType === 'touch'))
  plot.addEventListener('keydown', ({ key }) => {
    const page = plot.querySelector('[data-active]')?.closest('a')?.dataset['page']
    if (key === 'Enter' && page) open(page, '_self')
  })
}
