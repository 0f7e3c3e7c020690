import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'

/** A copy of the data folder for the length of a test, without raw files. */
export function copyData(): {
  data: string
  alter: (path: string, from: string, to: string) => void
} {
  const data = mkdtempSync(join(tmpdir(), 'data-'))
  onTestFinished(() => rmSync(data, { recursive: true }))
  for (const part of ['sources', 'tables', 'releases', 'register.csv', 'reasons.csv']) {
    cpSync(join('data', part), join(data, part), { recursive: true })
  }
  const alter = (path: string, from: string, to: string) => {
    const text = readFileSync(join(data, path), 'utf8')
    if (!text.includes(from)) throw new Error(`${path}: ${from}: not in it`)
    writeFileSync(join(data, path), text.replace(from, to))
  }
  return { data, alter }
}
