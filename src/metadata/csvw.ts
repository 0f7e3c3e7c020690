import type { Dataset } from './dataset.ts'
import { isComplete } from './field.ts'
import type { Field } from './field.ts'
import { licencesOf } from './licence.ts'

/**
 * Metadata of a dataset's CSV file as CSV on the Web asks for it, to be served beside the file.
 * https://www.w3.org/TR/tabular-metadata/
 */
export function csvMetadata({ id, title, description, modified, ...dataset }: Dataset): object {
  return {
    '@context': ['http://www.w3.org/ns/csvw', { '@language': 'en' }],
    url: `${id}.csv`,
    'dc:title': title,
    'dc:description': description,
    'dc:modified': { '@value': modified, '@type': 'xsd:date' },
    'dc:license': licencesOf(dataset.sources).map(({ url }) => ({ '@id': url })),
    'dc:source': dataset.sources.map(({ page }) => ({ '@id': page })),
    dialect: {
      encoding: 'utf-8',
      delimiter: ',',
      quoteChar: '"',
      doubleQuote: true,
      lineTerminators: ['\r\n'],
      header: true,
    },
    tableSchema: {
      columns: dataset.fields.map(column),
      primaryKey: dataset.key,
    },
  }
}

const bases: Record<Field['type'], string> = {
  string: 'string',
  uri: 'anyURI',
  date: 'date',
  yearmonth: 'gYearMonth',
  integer: 'integer',
  number: 'decimal',
}

function column(field: Field): object {
  const { name, type, meaning, unit, words, values, pattern, minimum, maximum } = field
  return {
    name,
    titles: name,
    'dc:description': unit ? `${meaning}. Unit: ${unit}` : meaning,
    datatype: {
      base: bases[type],
      format: values ? `^(${values.map(literally).join('|')})$` : pattern,
      minimum,
      maximum,
    },
    required: isComplete(field),
    null: ['', ...words],
  }
}

/** A regular expression that matches this text only. */
function literally(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
}
