import type { APIRoute, GetStaticPaths } from 'astro'
import { dataFiles } from './data-files.ts'
import type { DataFile } from './data-files.ts'
import { respond } from './public-file.ts'

interface Endpoint {
  getStaticPaths: GetStaticPaths
  GET: APIRoute<{ file: DataFile }>
}

/**
 * Serves the data files with this ending (`.csv`) from a page named `[name]` and the ending: the development server
 * takes an address for a file's only where the page's own name has an ending.
 */
export function serveDataFiles(ending: string): Endpoint {
  return {
    getStaticPaths: () =>
      dataFiles
        .filter(({ name }) => name.endsWith(ending))
        .map((file) => ({ params: { name: file.name.slice(0, -ending.length) }, props: { file } })),
    GET: ({ props }) => respond(props.file.body, props.file.type),
  }
}
