import { satteri } from '@astrojs/markdown-satteri'
import mdx from '@astrojs/mdx'
import sitemap from '@astrojs/sitemap'
import { defineConfig, fontProviders } from 'astro/config'
import { globSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { areaCodes } from './scripts/area-codes.ts'
import { known } from './scripts/known.ts'
import { untrueClaims } from './scripts/prose.ts'
import { readManifest } from './scripts/release/check-frozen.ts'
import { readRecords } from './scripts/release/check-records.ts'
import { copyRecords, serveRecords } from './scripts/release/serve-records.ts'
import { recover } from './scripts/store.ts'
import { references } from './src/mdx/references.ts'
import { addresses, basePath, origin } from './src/site.ts'

/** Serves what releases keep: too much for the bundler, and never to be changed. */
const releases = {
  name: 'releases',
  hooks: {
    // What a killed command left is finished before anything is read.
    'astro:config:setup': () => recover('data'),
    // What was altered is said before all pages are made, not after.
    'astro:build:start': () => {
      readManifest('data')
      readRecords('data')
    },
    'astro:build:done': ({ dir }) => copyRecords('data', fileURLToPath(dir)),
    'astro:server:setup': ({ server }) => server.middlewares.use(serveRecords('data')),
  },
}

const root = new URL('.', import.meta.url)

/** What articles say in words without figures is true only while the figures say so. */
const claims = {
  name: 'claims',
  hooks: {
    'astro:build:start': () => {
      const untrue = untrueClaims({ data: 'data', content: 'content' })
      if (untrue.length > 0) throw new Error(untrue.join('\n'))
    },
  },
}

/** Tables are read past the bundler, which therefore does not know when one is built anew. */
const tables = {
  name: 'tables',
  hooks: {
    'astro:config:setup': ({ addWatchFile }) =>
      globSync('data/tables/*.json').forEach((path) => addWatchFile(new URL(path, root))),
  },
}

/** Pages that search engines shall not list: embeds, and notes on areas that are gone. */
const unlisted = [addresses.embeds, ...areaCodes(root).gone.map(addresses.area)]

const font = (file) => [`@fontsource-variable/${file}.woff2`]

export default defineConfig({
  site: origin,
  base: basePath || '/',
  trailingSlash: 'always',
  // Not in node_modules, which copies of the project share.
  cacheDir: '.cache/astro',
  // While one picture is drawn on another core, the next page is made.
  build: { format: 'directory', concurrency: 4 },
  devToolbar: { enabled: false },
  integrations: [
    mdx(),
    sitemap({ filter: (page) => !unlisted.some((address) => page.includes(address)) }),
    releases,
    claims,
    tables,
  ],
  markdown: {
    syntaxHighlight: false,
    processor: satteri({
      mdastPlugins: [references(await known(root))],
      features: { gfm: { footnotes: { label: 'Sources and remarks' } } },
    }),
  },
  fonts: [
    {
      name: 'Source Serif 4',
      cssVariable: '--font-serif',
      provider: fontProviders.local(),
      fallbacks: ['Georgia', 'serif'],
      options: {
        variants: [
          {
            weight: '200 900',
            style: 'normal',
            display: 'optional',
            src: font('source-serif-4/files/source-serif-4-latin-wght-normal'),
          },
        ],
      },
    },
    {
      name: 'Public Sans',
      cssVariable: '--font-sans',
      provider: fontProviders.local(),
      fallbacks: ['Arial', 'sans-serif'],
      options: {
        variants: [
          {
            weight: '100 900',
            style: 'normal',
            display: 'swap',
            src: font('public-sans/files/public-sans-latin-wght-normal'),
          },
        ],
      },
    },
  ],
  security: {
    csp: {
      directives: [
        "default-src 'none'",
        "base-uri 'none'",
        // For the tools that judge a site: they fetch robots.txt as a page would. The site itself fetches nothing.
        "connect-src 'self'",
        "font-src 'self'",
        "form-action 'none'",
        "frame-src 'self'",
        "img-src 'self' data:",
      ],
    },
  },
})
