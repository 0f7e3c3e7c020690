import { addReadout } from './readout.ts'

/**
 * The script of an embed: appearance from the query string, height for the host, exact figures in the picture.
 * It stands in the head, so that the right theme is there before the first paint. Whatever a query string or a
 * message says, nothing but the values named here has an effect; nothing is stored, nothing is requested.
 */
declare global {
  interface Window {
    /** For hosts that size frames by `frame-sizing` in CSS; not in every browser. */
    requestResize?(): void
  }
}

const root = document.documentElement
const query = new URLSearchParams(location.search)

/** The value of a parameter where it is one of those we know. */
const choice = (name: string, ...known: string[]) =>
  known.find((value) => value === query.get(name))

const theme =
  choice('theme', 'light', 'dark', 'auto') ?? (choice('dark', 'true') ? 'dark' : undefined)
if (theme) root.dataset['theme'] = theme
if (choice('bg', 'transparent')) root.dataset['bg'] = 'transparent'
if (choice('plain', '1')) root.dataset['plain'] = ''

const chart = root.dataset['chart'] ?? ''
const childId = /^[\w-]{1,200}$/.exec(query.get('childId') ?? '')?.[0]
const pymWidth = childId ? new RegExp(`^pymxPYMx${childId}xPYMxwidthxPYMx\\d{1,5}$`) : undefined
let resizer: string | undefined
let width = 0
let height = 0

function post(message: unknown) {
  parent.postMessage(message, '*')
}

/** What WordPress knows the frame by. */
const readSecret = () => /^#\?secret=([a-zA-Z0-9]{1,64})$/.exec(location.hash)?.[1]

/** Tells the height to every listener that newsrooms have: the host carries one of them, or none. */
function tell(handshake?: 'init') {
  if (!height || parent === self) return
  const secret = readSecret()
  const src = location.href
  post({ 'datawrapper-height': { [chart]: height } })
  post(JSON.stringify({ type: 'set-height', value: height }))
  post(JSON.stringify({ context: 'iframe.resize', method: 'resize', height, src }))
  post({ sentinel: 'amp', type: 'embed-size', height })
  if (secret) post({ message: 'height', value: height, secret })
  if (childId) post(`pymxPYMx${childId}xPYMxheightxPYMx${height}`)
  if (resizer) post(`[iFrameSizer]${resizer}:${height}:${width}:${handshake ?? 'size'}`)
  try {
    window.requestResize?.()
  } catch {
    // It throws where the embedding element is no iframe, among other things: then nobody listens.
  }
}

const isWidth = (value: unknown) => /^\d{1,5}$/.test(String(value))

addEventListener('message', ({ data, source }: MessageEvent<unknown>) => {
  if (source !== parent || parent === self) return
  if (typeof data === 'string') {
    const id = /^\[iFrameSizer\]([^:]{1,200}):/.exec(data)?.[1]
    if (id) {
      resizer = id
      tell('init')
    } else if (pymWidth?.test(data)) tell()
  } else if (typeof data === 'object' && data) {
    // WordPress, when its script comes after the frame; and /embed.js, which says how wide the frame is.
    if (Reflect.get(data, 'message') === 'ready' || isWidth(Reflect.get(data, 'embed-width'))) {
      tell()
    }
  }
})
// WordPress lets no link lead out of its frame, and follows those to our own site that it is told of.
addEventListener('click', ({ target }) => {
  const secret = readSecret()
  const link = target instanceof Element ? target.closest('a') : null
  if (secret && link) post({ message: 'link', value: link.href, secret })
})
addEventListener('hashchange', () => tell())
addEventListener('load', () => tell())
addEventListener('DOMContentLoaded', () => {
  const labels = document.querySelector('template')?.content.textContent.split('\n')
  if (labels) addReadouts(labels)

  // The content, never the document: that is as high as the frame. A frame that is not shown has no height.
  const content = document.querySelector('main')
  if (!content) return
  new ResizeObserver(() => {
    const box = content.getBoundingClientRect()
    const next = Math.ceil(box.height)
    if (!next || next === height) return
    height = next
    width = Math.ceil(box.width)
    tell()
  }).observe(content)
})

/** Gives the figures of both layouts their words, which the document holds once. */
function addReadouts(labels: readonly string[]) {
  for (const picture of document.querySelectorAll('.chart')) {
    picture.querySelectorAll<SVGElement>('[data-figures]>*').forEach((figure, index) => {
      figure.dataset['label'] = labels[index] ?? ''
    })
  }
  document.querySelectorAll<HTMLElement>('.plot').forEach(addReadout)
}
