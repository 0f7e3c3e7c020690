import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { Package } from 'datapackage'
import jsonld from 'jsonld'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { toUrl } from '../../src/site.ts'
import { decode } from '../feeds/rules.ts'
import { builtFiles, pages, readBuilt, readBuiltBytes, samplePages } from './built.ts'
import { checkCsv } from './csvw.ts'
import type { CsvMetadata } from './csvw.ts'
import { Vocabulary } from './vocabulary.ts'
import type { Statement } from './vocabulary.ts'

const files = builtFiles('').filter(
  (path) => /^\/data\/[^/]+$/.test(path) && !path.endsWith('html'),
)
const csvFiles = files.filter((path) => path.endsWith('.csv'))
const tableIds = csvFiles
  .map((path) => path.slice('/data/'.length, -'.csv'.length))
  .filter((id) => id !== 'register')
const sha256 = (path: string) => createHash('sha256').update(readBuiltBytes(path)).digest('hex')

describe('the checksums', () => {
  test('are those of the files, as sha256sum reads them', () => {
    const report = execFileSync('sha256sum', ['--check', '--strict', 'SHA256SUMS'], {
      cwd: 'dist/data',
      encoding: 'utf8',
    })
    expect(report.match(/: OK$/gm)).toHaveLength(files.length - 1)
  })

  test('leave out no file but their own', () => {
    const listed = [...readBuilt('/data/SHA256SUMS').matchAll(/^[0-9a-f]{64} {2}(.+)$/gm)]
    expect(listed.map(([, name]) => `/data/${name}`).sort()).toEqual(
      files.filter((path) => path !== '/data/SHA256SUMS'),
    )
  })
})

/** The folder in which the paths of the data package begin. */
const served = { basePath: 'dist/data' }

/** The numbers of a row, and null where one is missing or hidden. */
const figures = (row: Record<string, unknown>) =>
  Object.values(row)
    .map((value) => (value === 'suppressed' ? null : value))
    .filter((value) => typeof value === 'number' || value === null)

describe('the data package', () => {
  interface Descriptor {
    $schema: string
    created: string
    resources: { name: string; path: string; bytes: number; hash: string; schema: object }[]
  }
  const descriptor: Descriptor = JSON.parse(readBuilt('/data/datapackage.json'))

  test('is one to the reader of Frictionless Data, which refuses a broken one', async () => {
    const { valid, errors } = await Package.load(descriptor, served)
    expect(errors).toEqual([])
    expect(valid).toBe(true)
    const broken = await Package.load({ ...descriptor, resources: [{ name: 'nothing' }] }, served)
    expect(broken.valid).toBe(false)
  })

  test('is of version 2 and dated by the data', () => {
    expect(descriptor.$schema).toBe('https://datapackage.org/profiles/2.0/datapackage.json')
    const register = readBuilt('/data/register.csv')
    expect(register).toContain(`,${descriptor.created.slice(0, 10)},`)
  })

  test('describes every CSV file with its size and checksum', () => {
    const described = descriptor.resources.map(({ path, bytes, hash }) => [path, bytes, hash])
    const expected = csvFiles.map((path) => [
      path.replace('/data/', ''),
      readBuiltBytes(path).length,
      `sha256:${sha256(path)}`,
    ])
    expect(new Set(described)).toEqual(new Set(expected))
  })

  const read = async ({ resources }: Descriptor, table: string) => {
    const loaded = await Package.load({ ...descriptor, resources }, served)
    return loaded.resources.find(({ name }) => name === table)!.read({ keyed: true })
  }

  test.each(tableIds)(
    '%s is read by its schema: every cell fits, every figure is the same',
    async (id) => {
      const { rows }: { rows: Record<string, unknown>[] } = JSON.parse(
        readBuilt(`/data/${id}.json`),
      )
      expect((await read(descriptor, id)).map(figures)).toEqual(rows.map(figures))
    },
  )

  test('the register is read by its schema: every cell fits', async () => {
    const rows = readBuilt('/data/register.csv').trim().split('\r\n').slice(1)
    expect(await read(descriptor, 'register')).toHaveLength(rows.length)
  })

  test('a file that does not fit its schema is refused', async () => {
    const resources = descriptor.resources.map((one) =>
      one.name === 'people-referred' ? { ...one, path: 'refusals-by-source.csv' } : one,
    )
    await expect(read({ ...descriptor, resources }, 'people-referred')).rejects.toThrow(
      'do not match the field names',
    )
  })
})

describe.each(csvFiles)('CSV on the Web: %s', (path) => {
  const metadata: CsvMetadata = JSON.parse(readBuilt(`${path}-metadata.json`))

  test('lies beside its file under the name that the standard says', () => {
    expect(metadata['@context'][0]).toBe('http://www.w3.org/ns/csvw')
    expect(`/data/${metadata.url}`).toBe(path)
  })

  test('every cell of the file fits', () => {
    expect(checkCsv(metadata, readBuilt(path))).toEqual([])
  })

  const [header, first, ...rest] = readBuilt(path).split('\r\n')

  // A table that waits for its first release has no cell yet.
  test.skipIf(!first)('a file with another cell does not fit', () => {
    const repeated = [header, first, first, ...rest].join('\r\n')
    expect(checkCsv(metadata, repeated)).toHaveLength(1)
    const emptied = [header, first!.replace(/^[^,]*/, ''), ...rest].join('\r\n')
    expect(checkCsv(metadata, emptied)).not.toEqual([])
  })
})

/** A JSON-LD document as statements; nothing of it may get lost, and nothing is fetched. */
function statementsOf(document: object, contexts: Record<string, object> = {}) {
  const documentLoader = (url: string) => {
    const context = contexts[url]
    if (!context) throw new Error(`fetched: ${url}`)
    return Promise.resolve({ documentUrl: url, document: context })
  }
  return jsonld.toRDF(document, { safe: true, documentLoader })
}

const addressesOf = (graph: readonly Statement[], property: string) =>
  graph
    .filter(({ predicate }) => predicate.value.endsWith(property))
    .map(({ object }) => object.value)

describe('the catalogue', () => {
  const dcat = 'http://www.w3.org/ns/dcat#'
  const document: object = JSON.parse(readBuilt('/data/dcat.jsonld'))

  test('says every word as DCAT means it', async () => {
    const graph = await statementsOf(document)
    expect(new Vocabulary('dcat').misuses(graph, dcat)).toEqual([])
    const wrong = await statementsOf({ '@type': `${dcat}Dataset`, [`${dcat}byteSize`]: 1 })
    expect(new Vocabulary('dcat').misuses(wrong, dcat)).toHaveLength(1)
  })

  test('lists every table and the register, each with title, description and files that are there', async () => {
    const graph = await statementsOf(document)
    const datasets = addressesOf(graph, 'dcat#dataset')
    expect(datasets.sort()).toEqual(
      csvFiles.map((path) => toUrl(path.replace('/data/', '/data/#').replace('.csv', ''))).sort(),
    )
    for (const dataset of datasets) {
      const said = graph.filter(({ subject }) => subject.value === dataset)
      for (const property of ['title', 'description', 'publisher', 'modified', 'distribution'])
        expect(addressesOf(said, property), `${dataset} ${property}`).not.toEqual([])
    }
    const downloads = addressesOf(graph, 'dcat#downloadURL').sort()
    expect(downloads).toEqual(
      files
        .filter((path) => /\.csv$|(?<!metadata|datapackage|schema)\.json$/.test(path))
        .map(toUrl)
        .sort(),
    )
    expect(addressesOf(graph, 'checksumValue').sort()).toEqual(
      downloads.map((url) => sha256(url.slice(toUrl('').length))).sort(),
    )
  })
})

// The context that schema.org serves maps every term to its own namespace.
const contexts = { 'https://schema.org/': { '@context': { '@vocab': 'http://schema.org/' } } }

describe('the data page for search engines', () => {
  const page = pages.find(({ address }) => address === '/data/')!
  const script = page.root.querySelector('script[type="application/ld+json"]')?.text ?? ''
  const document: object = JSON.parse(script)

  test('says every word as schema.org means it', async () => {
    const graph = await statementsOf(document, contexts)
    expect(new Vocabulary('schema').misuses(graph, 'http://schema.org/')).toEqual([])
    const wrong = { '@context': 'https://schema.org/', '@type': 'Dataset', sha256: '0', author2: 1 }
    const misuses = new Vocabulary('schema').misuses(
      await statementsOf(wrong, contexts),
      'http://schema.org/',
    )
    expect(misuses).toHaveLength(2)
  })

  test('describes each dataset at length enough to be listed, with files that are there', async () => {
    const graph = await statementsOf(document, contexts)
    const datasets = addressesOf(graph, 'schema.org/dataset')
    expect(datasets).toHaveLength(csvFiles.length)
    for (const dataset of datasets) {
      const said = graph.filter(({ subject }) => subject.value === dataset)
      const [description = ''] = addressesOf(said, '/description')
      expect(description.length, dataset).toBeGreaterThanOrEqual(50)
      for (const property of ['license', 'isBasedOn', 'variableMeasured', 'spatialCoverage'])
        expect(addressesOf(said, property), `${dataset} ${property}`).not.toEqual([])
    }
    const downloads = addressesOf(graph, 'contentUrl')
    for (const url of downloads) expect(files).toContain(url.slice(toUrl('').length))
  })
})

const kinds = [
  { of: /^\/$/, kind: 'WebSite' },
  { of: /^\/explainers\/./, kind: 'Article' },
  { of: /^\/charts\/./, kind: 'ImageObject' },
  { of: /^\/data\/$/, kind: 'DataCatalog' },
]

describe.each(samplePages)('$address for search engines', ({ address, root }) => {
  const said = root
    .querySelectorAll('script[type="application/ld+json"]')
    .map(({ text }): Record<string, unknown> => JSON.parse(text))

  test('says every word as schema.org means it', async () => {
    for (const document of said) {
      const graph = await statementsOf(document, contexts)
      expect(new Vocabulary('schema').misuses(graph, 'http://schema.org/')).toEqual([])
    }
  })

  const kind = kinds.find(({ of }) => of.test(address))?.kind
  test.skipIf(!kind)('says what kind of page it is', () => {
    expect(said.map((document) => document['@type'])).toEqual([kind])
  })

  test('names the way to it as readers see it', () => {
    const trail = said.find((document) => document['@type'] === 'BreadcrumbList')
    const steps = z
      .array(z.object({ position: z.number(), name: z.string(), item: z.string() }))
      .parse(trail?.['itemListElement'] ?? [])
    const shown = trail ? root.querySelectorAll('nav.trail li') : []
    expect(steps.map(({ name }) => name)).toEqual(shown.map(({ text }) => decode(text.trim())))
    expect(steps.map(({ position }) => position)).toEqual(steps.map((_, index) => index + 1))
    expect(steps.at(-1)?.item ?? toUrl(address)).toBe(toUrl(address))
  })

  test('shows pictures that are there', () => {
    const pictures = said.flatMap(({ image, contentUrl }) => [image, contentUrl]).filter(Boolean)
    for (const url of pictures)
      expect(builtFiles('.png')).toContain(String(url).slice(toUrl('').length))
  })
})

test('the dictionary has every column of every CSV file', () => {
  const dictionary = pages.find(({ address }) => address === '/data/dictionary/')!
  const listed = dictionary.root.querySelectorAll('tbody th code').map(({ text }) => text)
  const columns = csvFiles.flatMap((path) => readBuilt(path).split('\r\n')[0]!.split(','))
  expect(listed.sort()).toEqual(columns.sort())
})
