import { addresses, siteName, toUrl } from '../site.ts'
import type { Dataset, FileFacts } from './dataset.ts'
import type { Field } from './field.ts'
import { licencesOf } from './licence.ts'

/** The datasets in the words of schema.org, for search engines: what the data page carries as JSON-LD. */
export function dataCatalog(datasets: readonly Dataset[]): object {
  return {
    '@context': 'https://schema.org/',
    '@type': 'DataCatalog',
    '@id': toUrl(addresses.data),
    name: `${siteName}: data`,
    url: toUrl(addresses.data),
    inLanguage: 'en-GB',
    publisher,
    dataset: datasets.map(dataset),
  }
}

/** The site itself: it compiles official figures and is no official body. */
export const publisher = {
  '@type': 'Organization',
  '@id': toUrl(addresses.home),
  name: siteName,
  url: toUrl(addresses.home),
  logo: toUrl(addresses.icon),
}

function dataset({ id, title, description, covers, modified, ...rest }: Dataset): object {
  return {
    '@type': 'Dataset',
    '@id': toUrl(addresses.table(id)),
    identifier: id,
    name: title,
    description,
    url: toUrl(addresses.table(id)),
    inLanguage: 'en-GB',
    isAccessibleForFree: true,
    license: licencesOf(rest.sources, toUrl(addresses.notices)).map(({ url }) => url),
    creator: { '@id': toUrl(addresses.home) },
    dateModified: modified,
    ...(covers && { temporalCoverage: `${covers.from}/${covers.to}` }),
    spatialCoverage: { '@type': 'Place', name: 'England' },
    isBasedOn: rest.sources.map(({ title: name, page, publisher: body }) => ({
      '@type': 'CreativeWork',
      name,
      url: page,
      publisher: { '@type': 'Organization', name: body },
    })),
    variableMeasured: rest.fields.map(variable),
    distribution: rest.files.map(download),
  }
}

function variable({ name, meaning, unit }: Field): object {
  return {
    '@type': 'PropertyValue',
    name,
    description: meaning,
    ...(unit && { unitText: unit }),
  }
}

function download({ name, mediaType, bytes, sha256 }: FileFacts): object {
  return {
    '@type': 'DataDownload',
    contentUrl: toUrl(addresses.dataFile(name)),
    encodingFormat: mediaType,
    contentSize: `${bytes} B`,
    sha256,
  }
}
