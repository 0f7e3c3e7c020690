import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'

const compiled = 'scripts/import/plain-lines.wasm'

it('is compiled from the source that is there', () => {
  const folder = mkdtempSync(join(tmpdir(), 'wasm-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'))
  const again = join(folder, 'again.wasm')
  const [, ...options]: string[] = scripts.wasm.replace(compiled, again).split(' ')
  execFileSync(process.execPath, ['node_modules/assemblyscript/bin/asc.js', ...options])
  expect(readFileSync(again), 'run npm run wasm').toEqual(readFileSync(compiled))
})
