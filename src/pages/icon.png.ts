import type { APIRoute } from 'astro'
import favicon from '../../public/favicon.svg?raw'
import { tokens } from '../plot/theme.ts'
import { getPng } from '../png.ts'
import { respond } from '../public-file.ts'

const { paper, referred } = tokens.light
const [sign = ''] = /<g[^]*<\/g>/.exec(favicon) ?? []

/** Our sign on paper, for what takes no SVG: home screens of phones, feed readers, search engines. */
export const GET: APIRoute = async () =>
  respond(
    await getPng(
      `<svg xmlns="http://www.w3.org/2000/svg" width="512" height="512"><path d="M0 0h512v512H0z" fill="${paper}"/><g transform="translate(76 74) scale(11)" color="${referred}">${sign}</g></svg>`,
      1,
    ),
    'image/png',
  )
