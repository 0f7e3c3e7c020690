import { addresses, siteName, toUrl } from '../site.ts'
import type { Dataset, FileFacts } from './dataset.ts'
import { licencesOf } from './licence.ts'

// Spelled out in the document itself, so that a reader needs nothing from the network.
const context = {
  dcat: 'http://www.w3.org/ns/dcat#',
  dct: 'http://purl.org/dc/terms/',
  rdfs: 'http://www.w3.org/2000/01/rdf-schema#',
  foaf: 'http://xmlns.com/foaf/0.1/',
  spdx: 'http://spdx.org/rdf/terms#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
}

const england = { '@id': 'http://statistics.data.gov.uk/id/statistical-geography/E92000001' }
const english = { '@id': 'http://publications.europa.eu/resource/authority/language/ENG' }
const health = { '@id': 'http://publications.europa.eu/resource/authority/data-theme/HEAL' }

/**
 * The datasets as a catalogue in DCAT 3, for the harvesters of data portals.
 * https://www.w3.org/TR/vocab-dcat-3/
 * @param modified day of the newest import, `YYYY-MM-DD`
 */
export function dcatCatalog(datasets: readonly Dataset[], modified: string): object {
  return {
    '@context': context,
    '@id': toUrl(addresses.dataCatalogue),
    '@type': 'dcat:Catalog',
    'dct:title': text(`${siteName}: data`),
    'dct:description': text(
      'Tidy tables of official and published figures on social prescribing in England.',
    ),
    'dct:publisher': publisher,
    'foaf:homepage': { '@id': toUrl(addresses.data) },
    'dct:language': english,
    'dct:spatial': england,
    'dct:modified': typed('date', modified),
    'dcat:themeTaxonomy': {
      '@id': 'http://publications.europa.eu/resource/authority/data-theme',
    },
    'dcat:dataset': datasets.map(dataset),
  }
}

const publisher = {
  '@id': toUrl(addresses.home),
  '@type': 'foaf:Agent',
  'foaf:name': text(siteName),
}

function dataset({ id, title, description, sources, covers, modified, files }: Dataset): object {
  const licences = licencesOf(sources, toUrl(addresses.notices))
  return {
    '@id': toUrl(addresses.table(id)),
    '@type': 'dcat:Dataset',
    'dct:identifier': id,
    'dct:title': text(title),
    'dct:description': text(description),
    'dct:publisher': { '@id': publisher['@id'] },
    'dct:modified': typed('date', modified),
    'dct:language': english,
    'dct:spatial': england,
    ...(covers && {
      'dct:temporal': {
        '@type': 'dct:PeriodOfTime',
        'dcat:startDate': period(covers.from),
        'dcat:endDate': period(covers.to),
      },
    }),
    'dct:source': sources.map(({ page }) => ({ '@id': page })),
    'dcat:theme': health,
    'dcat:landingPage': { '@id': toUrl(addresses.table(id)) },
    'dcat:distribution': files.map((file) => ({
      ...distribution(file),
      'dct:license': licences.filter(({ name }) => name).map(({ url }) => ({ '@id': url })),
      'dct:rights': licences
        .filter(({ name }) => !name)
        .map(({ url, title: words }) => ({
          '@id': url,
          '@type': 'dct:RightsStatement',
          'rdfs:label': text(words),
        })),
    })),
  }
}

function distribution({ name, mediaType, bytes, sha256 }: FileFacts): object {
  const address = { '@id': toUrl(addresses.dataFile(name)) }
  return {
    '@id': `${address['@id']}#distribution`,
    '@type': 'dcat:Distribution',
    'dct:title': text(name),
    'dcat:accessURL': address,
    'dcat:downloadURL': address,
    'dcat:mediaType': { '@id': `https://www.iana.org/assignments/media-types/${mediaType}` },
    'dcat:byteSize': typed('nonNegativeInteger', String(bytes)),
    'spdx:checksum': {
      '@type': 'spdx:Checksum',
      'spdx:algorithm': { '@id': 'spdx:checksumAlgorithm_sha256' },
      'spdx:checksumValue': typed('hexBinary', sha256),
    },
  }
}

function text(value: string): object {
  return { '@value': value, '@language': 'en' }
}

function typed(type: string, value: string): object {
  return { '@value': value, '@type': `xsd:${type}` }
}

/** A month or a day, by its form. */
function period(value: string): object {
  return typed(value.length === 'YYYY-MM'.length ? 'gYearMonth' : 'date', value)
}
