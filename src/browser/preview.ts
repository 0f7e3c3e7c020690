/**
 * The preview of an embed: loads it when it comes into sight, and shows it at the width, on the page and in the
 * theme and version that are chosen; the code to copy follows. Without script there is a link to the embed instead.
 */
const preview = document.querySelector('.preview')

if (preview) {
  const choices = preview.querySelector<HTMLElement>('.preview-choices')!
  const ground = preview.querySelector<HTMLElement>('.preview-page')!
  const link = preview.querySelector('a')!
  const width = preview.querySelector<HTMLInputElement>('[name=width]')!
  const frame = document.createElement('iframe')
  const newest = link.getAttribute('href')!
  const codes = [...document.querySelectorAll<HTMLElement>('[data-published]')].map((code) => ({
    code,
    newest: code.textContent,
    published: code.dataset['published'] ?? '',
  }))

  const chosen = (name: string) =>
    preview.querySelector<HTMLInputElement>(`[name=${name}]:checked`)?.value

  const follow = () => {
    const theme = chosen('theme') ?? 'light'
    const path = chosen('version') ?? newest
    const address = theme === 'light' ? path : `${path}?theme=${theme}`
    const scheme = theme === 'auto' ? 'light dark' : theme

    preview.querySelector('.preview-width span span')!.textContent = width.value
    ground.dataset['page'] = chosen('page')
    frame.width = width.value
    // A frame whose scheme differs from its page's gets an opaque background.
    frame.style.colorScheme = scheme
    if (link.getAttribute('href') !== address) {
      link.href = address
      frame.src = address
    }
    for (const { code, newest: text, published } of codes) {
      code.textContent = (path === newest ? text : published)
        .replace(`${path}"`, `${address}"`)
        .replace('color-scheme:light', `color-scheme:${scheme}`)
    }
  }

  choices.hidden = false
  ground.hidden = false
  frame.title = document.querySelector('h1')!.textContent
  width.value = String(Math.min(ground.clientWidth - 32, 680))
  // Until the chart tells its height, so that what is below moves little.
  frame.height = ground.dataset['height'] ?? ''
  follow()
  choices.addEventListener('input', follow)
  addEventListener('message', ({ source, data }: MessageEvent<unknown>) => {
    if (source !== frame.contentWindow) return
    const heights: unknown = Object(data)['datawrapper-height']
    for (const height of Object.values(Object(heights))) frame.height = String(height)
  })
  new IntersectionObserver((entries, observer) => {
    if (!entries.some(({ isIntersecting }) => isIntersecting)) return
    observer.disconnect()
    frame.src = link.href
    ground.append(frame)
  }).observe(ground)
}
