/**
 * The script for pages that show our embeds and have no listener of their own: gives every frame the height that its
 * chart asks for, those that come later included. It keeps to frames of ours, sets no global, and running it twice
 * does nothing more.
 */

/** Address under which all embeds stand; the build puts it in. */
declare const embeds: string

/** The frames of the page that show an embed of ours. */
export function frames(): HTMLIFrameElement[] {
  return [...document.querySelectorAll('iframe')].filter(({ src }) => src.startsWith(embeds))
}

addEventListener('message', ({ data, source }: MessageEvent<unknown>) => {
  const heights = typeof data === 'object' && data && Reflect.get(data, 'datawrapper-height')
  const height: unknown = heights && Object.values(heights)[0]
  if (typeof height !== 'number' || !Number.isInteger(height) || height < 100 || height > 3000)
    return
  const frame = frames().find(({ contentWindow }) => contentWindow === source)
  if (frame) frame.style.height = `${height}px`
})

// Frames that were there first have already told their height: let them tell it again.
for (const { contentWindow, clientWidth } of frames()) {
  contentWindow?.postMessage({ 'embed-width': clientWidth }, '*')
}
