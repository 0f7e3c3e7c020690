import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { Resvg, renderAsync, type ResvgRenderOptions } from '@resvg/resvg-js'
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

const optionsOf = (zoom: number): ResvgRenderOptions => ({
  fitTo: { mode: 'zoom', value: zoom },
  font: { fontFiles, loadSystemFonts: false, defaultFontFamily: 'Public Sans' },
})

/**
 * Renders an SVG picture as PNG, `zoom` times as large: the same bytes on every run, because no system font is used.
 */
export function renderPng(svg: string, zoom: number): Uint8Array<ArrayBuffer> {
  return new Uint8Array(new Resvg(svg, optionsOf(zoom)).render().asPng())
}

const cache = '.cache/pictures'

// Once a run: looking through all that is kept takes longer than rendering one.
dropUnused(cache)

/**
 * The same, from the cache of pictures where nothing that decides the pixels has changed; else drawn beside what the
 * build does meanwhile, on another core.
 */
export function getPng(svg: string, zoom: number): Promise<Uint8Array<ArrayBuffer>> {
  const key = renderer.copy().update(`${zoom} ${svg}`).digest('hex')
  return keepPicture(cache, key, async () => {
    const image = await renderAsync(svg, optionsOf(zoom))
    return new Uint8Array(image.asPng())
  })
}
