import { siteName } from '../site.ts'
import type { Dataset } from './dataset.ts'
import { isComplete } from './field.ts'
import type { Field } from './field.ts'
import { licencesOf } from './licence.ts'

/**
 * A Frictionless Data Package, version 2, of the CSV files of these datasets.
 * https://datapackage.org/standard/data-package/
 * It names no address of the site, so that it stays what it is wherever the site moves.
 * @param modified day of the newest import, `YYYY-MM-DD`
 * @param version of the data, `1.2.0`
 */
export function dataPackage(
  datasets: readonly Dataset[],
  { modified, version }: { modified: string; version: string },
): object {
  const sources = new Map(datasets.flatMap((each) => each.sources).map((each) => [each.id, each]))
  return {
    $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
    name: 'social-prescribing-in-numbers',
    title: siteName,
    description: 'Tidy tables of official and published figures on social prescribing in England.',
    version,
    created: `${modified}T00:00:00Z`,
    licenses: licenses([...sources.values()]),
    sources: [...sources.values()].map(({ title, page }) => ({ title, path: page })),
    resources: datasets.map(resource),
  }
}

function resource({ id, title, description, fields, key, sources, files }: Dataset): object {
  const csv = files.find(({ mediaType }) => mediaType === 'text/csv')
  if (!csv) throw new Error(`dataset ${id}: no CSV file; a data package describes CSV files`)
  return {
    name: id,
    type: 'table',
    title,
    description,
    path: csv.name,
    format: 'csv',
    mediatype: csv.mediaType,
    encoding: 'utf-8',
    bytes: csv.bytes,
    hash: `sha256:${csv.sha256}`,
    dialect: { delimiter: ',', lineTerminator: '\r\n', quoteChar: '"', doubleQuote: true },
    licenses: licenses(sources),
    sources: sources.map(({ title: name, page, releases }) => ({
      title: name,
      path: page,
      version: releases.at(-1),
    })),
    schema: {
      fields: fields.map(schemaField),
      ...keyOf(fields, key),
      // Plain words, not version 2's labelled ones: readers of version 1 know them too. The field says what they mean.
      missingValues: ['', ...new Set(fields.flatMap(({ words }) => words))],
    },
  }
}

function licenses(sources: readonly { licence: string }[]): object[] {
  return licencesOf(sources).map(({ name, title, url }) => ({
    ...(name && { name }),
    path: url,
    title,
  }))
}

function schemaField(field: Field): object {
  const { name, type, meaning, unit, values, pattern, minimum, maximum } = field
  return {
    name,
    ...(type === 'uri' ? { type: 'string', format: 'uri' } : { type }),
    description: meaning,
    ...(unit && { unit }),
    constraints: { required: isComplete(field), enum: values, pattern, minimum, maximum },
  }
}

/** A primary key has no missing values; where one may be, the columns are only unique together. */
function keyOf(fields: readonly Field[], key: readonly string[]): object {
  const complete = fields.every((field) => isComplete(field) || !key.includes(field.name))
  return complete ? { primaryKey: key } : { uniqueKeys: [key] }
}
