import { serveDataFiles } from '../../data-endpoint.ts'

export const { getStaticPaths, GET } = serveDataFiles('.txt')
