import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { hashFile } from '../scripts/hash-file.ts'

function write(content: Buffer) {
  const folder = mkdtempSync(join(tmpdir(), 'hash-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const path = join(folder, 'x.csv')
  writeFileSync(path, content)
  return path
}

it.each([0, 1, 300_000, 40_000_000])('hashes a file of %i bytes', async (size) => {
  const content = Buffer.alloc(size, 'SYNTHETIC PRACTICE')
  const expected = createHash('sha256').update(content).digest('hex')
  expect(await hashFile(write(content))).toBe(expected)
})

it('fails for a file that is not there', async () => {
  await expect(hashFile('no-such-file.csv')).rejects.toThrow('ENOENT')
})
