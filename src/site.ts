/**
 * Where the site lives: the only place that builds an address.
 * `SITE_URL` is an origin with an optional base path; everything absolute follows from it.
 */
const setting = process.env['SITE_URL'] || 'http://localhost:4321'

if (!URL.canParse(setting) || !/^https?:/.test(setting)) {
  throw new Error(
    `SITE_URL: not a web address: ${setting}; expected https://host or https://host/path`,
  )
}

export const siteName = 'Social prescribing in numbers'
export const origin = new URL(setting).origin
/** Empty, or `/path` without a slash at its end. */
export const basePath = new URL(setting).pathname.replace(/\/+$/, '')

/** The files that every chart and every table is offered as. */
export const chartFiles = ['csv', 'json', 'svg', 'png'] as const
export const tableFiles = ['csv', 'json'] as const

/** The sizes, in pixels, that every chart is offered as a picture in: shared links, square, portrait. */
export const pictureSizes = ['1200x630', '1080x1080', '1080x1350'] as const

export type ChartFile = (typeof chartFiles)[number]
export type TableFile = (typeof tableFiles)[number]
export type PictureSize = (typeof pictureSizes)[number]

/** Addresses inside the site, from its root and without the base path, as articles write them. */
export const addresses = {
  home: '/',
  explainers: '/explainers/',
  explainer: (id: string) => `/explainers/${id}/`,
  charts: '/charts/',
  chart: (id: string) => `/charts/${id}/`,
  chartFile: (id: string, kind: ChartFile) => `/charts/${id}.${kind}`,
  picture: (id: string, size: PictureSize) => `/charts/${id}-${size}.png`,
  embed: (id: string) => `/embed/${id}/`,
  embedVersion: (id: string, release: string) => `/embed/${id}/v/${release}/`,
  embedScript: '/embed.js',
  oembed: (id: string) => `/oembed/${id}.json`,
  data: '/data/',
  table: (id: string) => `/data/#${id}`,
  tableFile: (id: string, kind: TableFile) => `/data/${id}.${kind}`,
  register: '/data/register.csv',
  source: (id: string) => `/data/#source-${id}`,
  page: (id: string) => `/${id}/`,
  favicon: '/favicon.svg',
  sitemap: '/sitemap-index.xml',
}

/** An address as a link on a page: with the base path. */
export function toHref(address: string): string {
  return basePath + address
}

/** An address as the world sees it: with origin and base path. */
export function toUrl(address: string): string {
  return origin + basePath + address
}
