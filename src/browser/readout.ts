/**
 * Exact figures on hover, touch and keyboard, from what is already in the picture: the words in `data-label` of its
 * shapes. An enhancement: every figure also stands in the chart's table.
 *
 * The picture itself is hidden from assistive technology, so its container becomes the one tab stop: a slider
 * whose value text is the figure. Left and right (Home, End) move through the figures, Escape puts the readout away.
 */

/** Where the readout of a shape stands: over a dot, on top of a bar. */
function anchor(shape: Element): { x: number; y: number } {
  const box = shape.getBoundingClientRect()
  return { x: box.x + box.width / 2, y: box.width > 12 ? box.y : box.y + box.height / 2 }
}

/** Adds the readout to a plot, the element that holds a picture in all its layouts. */
export function addReadout(plot: HTMLElement) {
  const output = document.createElement('p')
  output.className = 'readout'
  output.ariaHidden = 'true'
  output.hidden = true
  plot.append(output)
  let current = -1

  // The layout that is shown can change with the width, so its shapes are looked up when needed.
  const shapes = () =>
    [...plot.querySelectorAll<SVGGraphicsElement>('[data-label]')].filter(
      (shape) => shape.getClientRects().length > 0,
    )
  const show = (all: readonly SVGGraphicsElement[], index: number) => {
    plot.querySelector('[data-active]')?.removeAttribute('data-active')
    current = index
    const shape = all[index]
    output.hidden = !shape
    if (!shape) {
      plot.removeAttribute('aria-valuetext')
      plot.ariaValueNow = '0'
      return
    }
    shape.setAttribute('data-active', '')
    output.textContent = shape.dataset['label'] ?? ''
    plot.ariaValueMax = String(all.length)
    plot.ariaValueNow = String(index + 1)
    plot.ariaValueText = output.textContent
    const frame = plot.getBoundingClientRect()
    const { x, y } = anchor(shape)
    const left = Math.min(
      Math.max(x - frame.x - output.offsetWidth / 2, 0),
      frame.width - output.offsetWidth,
    )
    const above = y - frame.y - output.offsetHeight - 10
    output.style.left = `${left}px`
    output.style.top = `${above < 0 ? y - frame.y + 14 : above}px`
  }

  const showNearest = ({ clientX, clientY, target }: PointerEvent) => {
    const all = shapes()
    // Areas of a map lie in each other's boxes: only the one under the pointer is meant.
    let nearest = all.findIndex((shape) => shape === target)
    if (nearest >= 0 || plot.querySelector('.map')) return show(all, nearest)
    let distance = 60
    all.forEach((shape, index) => {
      const box = shape.getBoundingClientRect()
      const dx = Math.max(box.left - clientX, 0, clientX - box.right)
      const dy = Math.max(box.top - clientY, 0, clientY - box.bottom)
      const away = Math.hypot(dx, dy)
      if (away < distance) {
        distance = away
        nearest = index
      }
    })
    show(all, nearest)
  }

  plot.tabIndex = 0
  plot.role = 'slider'
  plot.ariaLabel = 'Figures of this chart, with the arrow keys'
  plot.ariaValueMin = '0'
  plot.ariaValueNow = '0'
  plot.ariaValueMax = String(shapes().length)
  plot.addEventListener('pointermove', showNearest)
  plot.addEventListener('pointerdown', showNearest)
  // A finger always leaves: what it has touched stays until it touches something else.
  plot.addEventListener('pointerleave', ({ pointerType }) => {
    if (pointerType !== 'touch') show([], -1)
  })
  plot.addEventListener('pointercancel', () => show([], -1))
  plot.addEventListener('blur', () => show([], -1))
  plot.addEventListener('keydown', (event) => {
    const all = shapes()
    const target = {
      ArrowRight: Math.min(current + 1, all.length - 1),
      ArrowLeft: current < 0 ? all.length - 1 : Math.max(current - 1, 0),
      Home: 0,
      End: all.length - 1,
      Escape: -1,
    }[event.key]
    if (target === undefined || event.altKey || event.ctrlKey || event.metaKey) return
    if (event.key !== 'Escape') event.preventDefault()
    show(all, target)
  })
}

for (const plot of document.querySelectorAll<HTMLElement>('[data-picture]')) addReadout(plot)
