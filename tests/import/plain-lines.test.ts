import { readFileSync } from 'node:fs'
import asc from 'assemblyscript/asc'
import { expect, it } from 'vitest'

it('is compiled from the source beside it', async () => {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as {
    scripts: Record<string, string>
  }
  const [, ...options] = scripts['wasm']!.split(' ')
  const written = new Map<string, Uint8Array>()
  const { error, stderr } = await asc.main(options, {
    writeFile: (name, contents) => void written.set(name, Buffer.from(contents)),
  })
  expect(error, stderr.toString()).toBeNull()
  const name = 'scripts/import/plain-lines.wasm'
  expect(written.get(name), 'run npm run wasm').toEqual(readFileSync(name))
})
