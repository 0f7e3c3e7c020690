import { spawn, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { builtFiles, embeds, pages, readBuilt } from './built.ts'
import { headersOf, parseHeaders } from './headers-file.ts'

const isInstalled = spawnSync('nginx', ['-v']).status === 0
if (!isInstalled) console.warn('nginx is not installed: deploy/nginx.conf is not tested here')

/** Starts nginx with the configuration of the project, but for its port and root, and stops it in the end. */
class Nginx {
  private readonly folder = mkdtempSync(join(tmpdir(), 'nginx-'))
  private server: ReturnType<typeof spawn> | undefined
  url = ''

  async start(change: (configuration: string) => string, root: (folder: string) => string) {
    const port = await freePort()
    const site = change(readFileSync('deploy/nginx.conf', 'utf8'))
      .replace('listen 80;', `listen 127.0.0.1:${port};`)
      .replace('root /var/www/social-prescribing;', `root ${root(this.folder)};`)
    const paths = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
      .map((name) => `${name}_temp_path ${this.folder}/${name};`)
      .join('\n')
    writeFileSync(join(this.folder, 'site.conf'), site)
    writeFileSync(
      join(this.folder, 'nginx.conf'),
      `user root;\ndaemon off;\nmaster_process off;\npid ${this.folder}/pid;\nerror_log stderr crit;
events {}
http {\naccess_log off;\n${paths}\ninclude ${this.folder}/site.conf;\n}\n`,
    )
    const args = ['-p', this.folder, '-c', join(this.folder, 'nginx.conf')]
    this.server = spawn('nginx', args, { stdio: ['ignore', 'ignore', 'inherit'] })
    this.url = `http://127.0.0.1:${port}`
    await answers(this.url)
  }

  stop() {
    this.server?.kill()
    rmSync(this.folder, { recursive: true })
  }
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const address = server.address()
  await new Promise((closed) => server.close(closed))
  if (typeof address !== 'object' || !address) throw new Error('nginx: no free port')
  return address.port
}

async function answers(url: string) {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    try {
      await fetch(url)
      return
    } catch {
      await new Promise((later) => setTimeout(later, 50))
    }
  }
  throw new Error(`nginx: ${url}: no answer; look at its messages above`)
}

const rules = isInstalled ? parseHeaders(readBuilt('/_headers')) : []
const addresses = [
  ...builtFiles('').filter((path) => !path.endsWith('.html') && path !== '/_headers'),
  ...pages.map(({ address }) => address).filter((address) => address !== '/404.html'),
  ...embeds.map(({ address }) => address),
]

/** Headers that would do harm where they are not asked for. */
const framing = ['content-security-policy', 'x-frame-options']

/** What a host without a word in `_headers` sends; both hosts of that file do. */
const byDefault: Record<string, string> = { 'cache-control': 'public, max-age=0, must-revalidate' }

describe.runIf(isInstalled)('deploy/nginx.conf', () => {
  const nginx = new Nginx()
  beforeAll(() =>
    nginx.start(
      (configuration) => configuration,
      () => resolve('dist'),
    ),
  )
  afterAll(() => nginx.stop())

  it('answers every address with the headers of _headers', async () => {
    for (const address of addresses) {
      const response = await fetch(nginx.url + address, { method: 'HEAD' })
      expect(response.status, address).toBe(200)
      const expected = { ...byDefault, ...headersOf(rules, address, 'cloudflare') }
      const sent: Record<string, string> = Object.fromEntries(response.headers)
      expect(sent, address).toMatchObject(expected)
      for (const name of framing) expect(sent[name], address).toBe(expected[name])
    }
  })

  it('lets no page be framed under another form of its address', async () => {
    for (const address of [
      '//',
      '/index.html',
      '//charts/',
      '/charts/./',
      '/?x',
      '/no-such-page/',
    ]) {
      const { headers } = await fetch(nginx.url + address)
      expect(headers.get('x-frame-options'), address).toBe('DENY')
    }
  })

  it('answers an unknown address with the page for that, not to be kept', async () => {
    const response = await fetch(`${nginx.url}/no-such-page/`)
    expect(response.status).toBe(404)
    expect(response.headers.has('cache-control')).toBe(false)
    expect(await response.text()).toBe(readBuilt('/404.html'))
  })

  it('sends a page only once while it stays the same', async () => {
    const first = await fetch(`${nginx.url}/data/register.csv`)
    await first.arrayBuffer()
    const etag = first.headers.get('etag') ?? ''
    const again = await fetch(`${nginx.url}/data/register.csv`, {
      headers: { 'if-none-match': etag },
    })
    expect(again.status).toBe(304)
  })
})

describe.runIf(isInstalled)('deploy/nginx.conf under a base path', () => {
  const nginx = new Nginx()
  beforeAll(() =>
    nginx.start(
      (configuration) =>
        configuration.replace(
          '  default $uri;',
          '  ~^/numbers(?<path>/.*)$ $path;\n  default $uri;',
        ),
      (folder) => {
        mkdirSync(join(folder, 'root'))
        symlinkSync(resolve('dist'), join(folder, 'root/numbers'))
        return join(folder, 'root')
      },
    ),
  )
  afterAll(() => nginx.stop())

  it('knows pages, embeds and what never changes', async () => {
    const embed = embeds[0]?.address ?? ''
    const asset = addresses.find((address) => address.startsWith('/_astro/')) ?? ''
    const [page, framed, kept] = await Promise.all(
      ['/charts/', embed, asset].map((address) => fetch(`${nginx.url}/numbers${address}`)),
    )
    expect(page?.headers.get('x-frame-options')).toBe('DENY')
    expect(framed?.status).toBe(200)
    expect(framed?.headers.get('x-frame-options')).toBeNull()
    expect(kept?.headers.get('cache-control')).toMatch('immutable')
  })
})
