import type { Source } from './source.ts'

// A file of `src/sources/` exports its source and nothing else.
const modules = import.meta.glob<Record<string, Source>>('./sources/*.ts', { eager: true })

/** Every publication that the site takes figures from, in the order of their titles. */
export const sources: readonly Source[] = Object.values(modules)
  .flatMap((module) => Object.values(module))
  .sort((a, b) => a.title.localeCompare(b.title))

/** @throws when no source has this id. */
export function getSource(id: string): Source {
  const found = sources.find((source) => source.id === id)
  if (!found) throw new Error(`source: ${id}; no such file in src/sources`)
  return found
}
