import { hash } from './hash.ts'
import { csvMetadata } from './metadata/csvw.ts'
import { dataPackage } from './metadata/datapackage.ts'
import { describeDataset } from './metadata/dataset.ts'
import type { Dataset, FileFacts } from './metadata/dataset.ts'
import { dcatCatalog } from './metadata/dcat.ts'
import { noticesFile } from './metadata/licence.ts'
import { snapshotOf } from './metadata/schema-diff.ts'
import { notices } from './notices.ts'
import { filesBehind, officialFiles } from './official-files.ts'
import { formatDataCsv, formatJson } from './public-file.ts'
import { versionOf, versionedFiles } from './publishing/version.ts'
import { registerRow } from './register.ts'
import { lastVersion } from './releases.ts'
import { sources } from './sources.ts'
import { columnsOf, licenceOf, tables } from './tables.ts'
import type { LoadedTable } from './tables.ts'

/** A file served under `/data/`. */
export interface DataFile {
  name: string
  /** Its content type as served. */
  type: string
  body: string
}

const published = [...tables.map(publishTable), publishRegister()]

/** What the catalogues say of every table and of the register. */
export const datasets: readonly Dataset[] = published.map(({ dataset }) => dataset)

const modified = datasets
  .map((dataset) => dataset.modified)
  .sort()
  .at(-1)!

const schema = snapshotOf(datasets)

/** The files that a version of the data stands for. */
const versioned: readonly DataFile[] = [
  ...published.flatMap(({ files }) => files),
  ...datasets.map((dataset) => ({
    name: `${dataset.id}.csv-metadata.json`,
    type: 'application/csvm+json',
    body: formatJson(csvMetadata(dataset)),
  })),
  { name: 'schema.json', type: 'application/json', body: formatJson(schema) },
  { name: noticesFile, type: 'text/plain; charset=utf-8', body: `${notices.join('\n\n')}\n` },
]

/** The version of the data as they are now, and what has changed in their shape since the last release. */
export const { version, changes: schemaChanges } = versionOf(lastVersion, {
  schema,
  files: versionedFiles(versioned.map(factsOf)),
})

/** Every file served under `/data/` but the one of their checksums. */
export const dataFiles: readonly DataFile[] = [
  ...versioned,
  {
    name: 'datapackage.json',
    type: 'application/json',
    body: formatJson(dataPackage(datasets, { modified, version })),
  },
  {
    name: 'dcat.jsonld',
    type: 'application/ld+json',
    body: formatJson(dcatCatalog(datasets, modified)),
  },
]

/** The checksums of all data files, as `sha256sum -c` reads them. */
export const checksums = dataFiles.map(({ name, body }) => `${hash(body)}  ${name}\n`).join('')

interface Published {
  dataset: Dataset
  files: DataFile[]
}

function publishTable(table: LoadedTable): Published {
  const { declaration, inputs, suppressed, rows } = table
  const { id, title, description, row, key } = declaration
  const licence = licenceOf(declaration)
  const columns = columnsOf(declaration)
  const body = { table: id, title, description, licence, inputs, suppressed, columns, rows }
  const files = [
    csvFile(id, row, rows),
    { name: `${id}.json`, type: 'application/json', body: formatJson(body) },
  ]
  return {
    dataset: describeDataset({
      id,
      title,
      description,
      row,
      key,
      sources: Object.values(declaration.sources),
      rows,
      imported: filesBehind(table),
      files: files.map(factsOf),
    }),
    files,
  }
}

/** The register of official files with their whole checksums. */
function publishRegister(): Published {
  const id = 'register'
  const files = [csvFile(id, registerRow, officialFiles)]
  return {
    dataset: describeDataset({
      id,
      title: 'Register of official files',
      description:
        'One row for each official file that was ever imported: its publication, release and checksum, and what became of it.',
      row: registerRow,
      key: ['source', 'release', 'sha256', 'retrieved'],
      sources,
      rows: officialFiles,
      imported: officialFiles,
      files: files.map(factsOf),
    }),
    files,
  }
}

/** A whole table under its columns' own names. */
function csvFile(
  id: string,
  { shape }: { shape: object },
  rows: readonly Record<string, unknown>[],
): DataFile {
  const headings = Object.fromEntries(Object.keys(shape).map((key) => [key, key]))
  return { name: `${id}.csv`, type: 'text/csv; charset=utf-8', body: formatDataCsv(headings, rows) }
}

function factsOf({ name, type, body }: DataFile): FileFacts {
  const mediaType = type.split(';')[0]!
  return { name, mediaType, bytes: Buffer.byteLength(body), sha256: hash(body) }
}
