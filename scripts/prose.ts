import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { claims } from '../src/claims.ts'
import type { Tables } from '../src/fact.ts'
import { findUntrueClaims } from '../src/mdx/prose.ts'

/** Where articles say what the figures do not show any more, each with file and line. */
export function untrueClaims({ data, content }: { data: string; content: string }): string[] {
  return findUntrueClaims(readArticles(content), claims, readTables(data))
}

/** The articles and pages of a folder. */
export function readArticles(content: string) {
  return globSync('**/*.mdx', { cwd: content })
    .sort()
    .map((name) => join(content, name))
    .map((file) => ({ file, mdx: readFileSync(file, 'utf8') }))
}

/** The rows that facts are told from. */
export function readTables(data: string): Tables {
  return Object.fromEntries(
    globSync('tables/*.json', { cwd: data }).map((path) => {
      const { table, rows } = JSON.parse(readFileSync(join(data, path), 'utf8'))
      return [table, rows]
    }),
  )
}
