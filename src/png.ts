import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { Resvg } from '@resvg/resvg-js'
import { dropUnused, keepPicture } from './picture-cache.ts'

const require = createRequire(import.meta.url)

/** The renderer reads TTF only, and drops all text without a word when it finds none. */
const fontFiles = [
  '@expo-google-fonts/public-sans/400Regular/PublicSans_400Regular.ttf',
  '@expo-google-fonts/public-sans/600SemiBold/PublicSans_600SemiBold.ttf',
  '@expo-google-fonts/public-sans/700Bold/PublicSans_700Bold.ttf',
  '@expo-google-fonts/source-serif-4/600SemiBold/SourceSerif4_600SemiBold.ttf',
].map((path) => require.resolve(path))

/** Everything besides the SVG that decides the pixels: the renderer's version and the bytes of the fonts. */
const renderer = createHash('sha256').update(
  readFileSync(require.resolve('@resvg/resvg-js/package.json')),
)
for (const file of fontFiles) renderer.update(readFileSync(file))

/**
 * Renders an SVG picture as PNG, `zoom` times as large: the same bytes on every run, because no system font is used.
 */
export function renderPng(svg: string, zoom: number): Uint8Array<ArrayBuffer> {
  const image = new Resvg(svg, {
    fitTo: { mode: 'zoom', value: zoom },
    font: { fontFiles, loadSystemFonts: false, defaultFontFamily: 'Public Sans' },
  })
  return new Uint8Array(image.render().asPng())
}

const cache = '.cache/pictures'

// Once a run: looking through all that is kept takes longer than rendering one.
dropUnused(cache)

/** The same, from the cache of pictures where nothing that decides the pixels has changed. */
export function getPng(svg: string, zoom: number): Uint8Array<ArrayBuffer> {
  const key = renderer.copy().update(`${zoom} ${svg}`).digest('hex')
  return keepPicture(cache, key, () => renderPng(svg, zoom))
}
