import type { Claim } from '../claims.ts'
import type { Fact, Tables } from '../fact.ts'

/** An article as a file of `content/`. */
export interface Article {
  file: string
  mdx: string
}

/** The facts that a text names: `<Fact id="…" />`, or another component's `fact="…"`. */
export function usedFacts(mdx: string): string[] {
  return [...mdx.matchAll(/(?:<Fact id|\bfact)="([^"]*)"/g)].map(([, id]) => id!)
}

/** What a person typed: no components, no link targets; footnotes and frontmatter included. Lines stay lines. */
export function typedText(mdx: string): string {
  return mdx
    .replaceAll(/<https?:[^>]*>|<\/?[A-Z][^>]*>/g, (tag) => tag.replaceAll(/[^\n]+/g, ' '))
    .replaceAll(/\]\([^)\s]*\)+/g, '] ')
}

/**
 * Where prose and data disagree, or could after the next import: a fact that cannot be told, a name of no fact, a
 * number typed by hand that a fact knows. Empty where all is well.
 */
export function findProseFaults(
  articles: readonly Article[],
  facts: readonly Fact[],
  tables: Tables,
): string[] {
  const ids = new Set(facts.map(({ id }) => id))
  const told = facts.map((fact) => tell(fact, tables))
  const known = told.flatMap(({ id, text }) =>
    text !== undefined && isDistinctive(text) ? [{ id, text }] : [],
  )
  return [
    ...told.flatMap(({ fault }) => fault ?? []),
    ...articles.flatMap(({ file, mdx }) => [
      ...usedFacts(mdx)
        .filter((id) => !ids.has(id))
        .map((id) => `${file}: fact: ${id}; no such fact — define it in src/facts`),
      ...known.flatMap(({ id, text }) =>
        linesWith(text, typedText(mdx)).map(
          (line) =>
            `${file}:${line}: number typed by hand: ${text}; the fact ${id} knows it — write <Fact id="${id}" />`,
        ),
      ),
    ]),
  ]
}

/** Where words of an article say what the figures do not show, or not any more. Empty where all is well. */
export function findUntrueClaims(
  articles: readonly Article[],
  claims: readonly Claim[],
  tables: Tables,
): string[] {
  return claims.flatMap((claim) => {
    const { words, means } = claim
    const places = articles.flatMap(({ file, mdx }) =>
      mdx
        .split('\n')
        .flatMap((line, index) => (line.includes(words) ? [`${file}:${index + 1}`] : [])),
    )
    if (isTrue(claim, tables)) return []
    return places.map(
      (place) =>
        `${place}: "${words}"; true only while ${means} — say what the figures say now, and correct src/claims.ts`,
    )
  })
}

/** A claim about figures that are not there is not true. */
function isTrue({ holds }: Claim, tables: Tables): boolean {
  try {
    return holds(tables)
  } catch {
    return false
  }
}

function tell(fact: Fact, tables: Tables): { id: string; text?: string; fault?: string } {
  try {
    return { id: fact.id, text: fact.text(tables) }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return { id: fact.id, fault: `fact ${fact.id}: cannot be told: ${reason}` }
  }
}

/** A number that nobody writes by chance: three digits, decimals, a percentage or millions; not a date. */
function isDistinctive(text: string): boolean {
  return /\d{3}|\d[.,]\d|%|million/.test(text) && !/^[A-Z][a-z]+ \d{4}/.test(text)
}

/** The numbers of the lines in which a number stands by itself. */
function linesWith(number: string, text: string): number[] {
  const literally = number.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
  const alone = new RegExp(`(?<![\\d.,])${literally}(?!\\d)`)
  return text.split('\n').flatMap((line, index) => (alone.test(line) ? [index + 1] : []))
}
