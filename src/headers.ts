import { addresses, basePath } from './site.ts'

/** Headers of all addresses that a pattern fits: in it `:name` stands for one part of a path, `*` for anything. */
interface Rule {
  paths: readonly string[]
  headers: Readonly<Record<string, string>>
}

const year = 'public, max-age=31536000, immutable'

function feeds(kind: 'xml' | 'json'): string[] {
  return [
    addresses.feed('feed', kind),
    addresses.feed('corrections', kind),
    addresses.chartFeed(':id', kind),
  ]
}

/**
 * What the site asks of its host. Hosts join what several rules say of one address, so no header is in two rules
 * that can meet, and rules for pages name pages only: what holds for all cannot be taken back for embeds. An embed
 * has no `frame-ancestors`, because even `*` would shut out apps that show pages from files.
 */
const rules: readonly Rule[] = [
  {
    paths: ['/*'],
    headers: {
      // Nothing here is private, there is no cookie, and other sites are welcome to read all of it.
      'Access-Control-Allow-Origin': '*',
      'Cross-Origin-Resource-Policy': 'cross-origin',
      'Permissions-Policy': 'browsing-topics=(), camera=(), geolocation=(), microphone=()',
      'Referrer-Policy': 'strict-origin-when-cross-origin',
      'Strict-Transport-Security': 'max-age=31536000',
      'X-Content-Type-Options': 'nosniff',
    },
  },
  {
    paths: [
      addresses.home,
      addresses.page(':page'),
      addresses.chart(':id'),
      addresses.explainer(':id'),
      addresses.area(':code'),
      addresses.dataFile(':page/'),
    ],
    // The rest of the policy, with the hashes of scripts and styles, stands in each page.
    headers: {
      'Content-Security-Policy': "frame-ancestors 'none'",
      'X-Frame-Options': 'DENY',
    },
  },
  // Names that hold a hash, and the data of one release: they never change. The page of a release does.
  {
    paths: [
      '/_astro/*',
      addresses.dataFile('2*.csv'),
      addresses.dataFile('2*.json'),
      addresses.dataFile('2*.txt'),
      addresses.releaseFile(':release', 'SHA256SUMS'),
    ],
    headers: { 'Cache-Control': year },
  },
  // The figures of a frozen embed never change, but the line that newer ones exist comes later.
  {
    paths: [addresses.embedVersion(':id', '*')],
    headers: { 'Cache-Control': 'public, max-age=604800' },
  },
  {
    paths: [addresses.dataFile('*.csv'), '/charts/*.csv', addresses.revisionsFile],
    headers: { 'Content-Type': 'text/csv; charset=utf-8' },
  },
  {
    paths: [addresses.dataFile('*.jsonld')],
    headers: { 'Content-Type': 'application/ld+json' },
  },
  {
    paths: [addresses.checksums, addresses.releaseFile(':release', 'SHA256SUMS')],
    headers: { 'Content-Type': 'text/plain; charset=utf-8' },
  },
  {
    paths: feeds('xml'),
    headers: { 'Content-Type': 'application/atom+xml; charset=utf-8' },
  },
  {
    paths: feeds('json'),
    headers: { 'Content-Type': 'application/feed+json' },
  },
]

/** The rules in the form that Netlify and Cloudflare Pages read from the file `_headers` of a site. */
export function writeHeaders(): string {
  return rules
    .flatMap(({ paths, headers }) => {
      const lines = Object.entries(headers).map(([name, value]) => `  ${name}: ${value}\n`)
      return paths.map((path) => `${basePath}${path}\n${lines.join('')}`)
    })
    .join('\n')
}
