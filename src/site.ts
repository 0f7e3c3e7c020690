/**
 * Where the site lives: the only place that builds an address.
 * `SITE_URL` is an origin with an optional base path; everything absolute follows from it. `REPOSITORY_URL` is the
 * project's public repository, where mistakes are reported; it has no default, because every copy has its own.
 */
const setting = readSetting('SITE_URL') ?? 'http://localhost:4321'

export const repository = readSetting('REPOSITORY_URL')?.replace(/\/+$/, '')

/** A web address from the environment. @throws when it is none */
function readSetting(name: string): string | undefined {
  const value = process.env[name]
  if (value && (!URL.canParse(value) || !/^https?:/.test(value))) {
    throw new Error(
      `${name}: not a web address: ${value}; expected https://host or https://host/path`,
    )
  }
  return value || undefined
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

/** The forms of every feed: Atom and JSON Feed. */
export const feedFiles = ['xml', 'json'] as const

export type FeedFile = (typeof feedFiles)[number]
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
  embeds: '/embed/',
  embed: (id: string) => `/embed/${id}/`,
  embedVersion: (id: string, release: string) => `/embed/${id}/v/${release}/`,
  embedScript: '/embed.js',
  oembed: (id: string) => `/oembed/${id}.json`,
  areas: '/areas/',
  area: (code: string) => `/areas/${code}/`,
  data: '/data/',
  table: (id: string) => `/data/#${id}`,
  tableFile: (id: string, kind: TableFile) => `/data/${id}.${kind}`,
  dataFile: (name: string) => `/data/${name}`,
  register: '/data/register.csv',
  notices: '/data/#notices',
  dictionary: '/data/dictionary/',
  dataPackage: '/data/datapackage.json',
  dataCatalogue: '/data/dcat.jsonld',
  checksums: '/data/SHA256SUMS',
  versions: '/data/#versions',
  release: (release: string) => `/data/${release}/`,
  releaseFile: (release: string, name: string) => `/data/${release}/${name}`,
  source: (id: string) => `/data/#source-${id}`,
  revisions: '/revisions/',
  revision: (release: string) => `/revisions/#${release}`,
  revisionsFile: '/revisions.csv',
  feed: (scope: 'feed' | 'corrections', kind: FeedFile) => `/${scope}.${kind}`,
  chartFeed: (id: string, kind: FeedFile) => `/charts/${id}/feed.${kind}`,
  page: (id: string) => `/${id}/`,
  terms: '/journalists/#what-you-may-do',
  favicon: '/favicon.svg',
  icon: '/icon.png',
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

/**
 * The form for a new issue in the project's repository with these words in it, as GitHub, Gitea and Forgejo read it;
 * undefined where no repository is named.
 */
export function toNewIssue(words: { title: string; body: string }): string | undefined {
  return repository && `${repository}/issues/new?${new URLSearchParams(words)}`
}
