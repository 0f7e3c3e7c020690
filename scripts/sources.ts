import { readdirSync } from 'node:fs'
import type { Source } from '../src/source.ts'

const folder = new URL('../src/sources/', import.meta.url)

/** Loads every source, in the order of their ids: each file of `src/sources` exports its source and nothing else. */
export async function loadSources(): Promise<Source[]> {
  const sources: Source[] = []
  for (const name of readdirSync(folder).sort()) {
    const module: Record<string, Source> = await import(new URL(name, folder).href)
    sources.push(...Object.values(module))
  }
  return sources
}
