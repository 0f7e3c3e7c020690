/** How hosts read a pattern of `_headers`. */
const dialects = {
  /** `:name` is one part of a path, `*` anything; a slash at the end may be missing, and case does not count. */
  netlify: (pattern: string) => new RegExp(`^${translate(pattern.replace(/\/$/, ''))}/?$`, 'i'),
  /** The same, to the letter. */
  cloudflare: (pattern: string) => new RegExp(`^${translate(pattern)}$`),
}

export type Dialect = keyof typeof dialects
export const hosts: readonly Dialect[] = ['netlify', 'cloudflare']

/** One rule of the file: a pattern of addresses, and the headers of all that it fits. */
export interface HeadersRule {
  pattern: string
  headers: [name: string, value: string][]
}

/** Reads a file `_headers`. */
export function parseHeaders(text: string): HeadersRule[] {
  const rules: HeadersRule[] = []
  for (const line of text.split('\n').filter((each) => each.trim() !== '')) {
    const header = /^\s+([\w-]+): (.+)$/.exec(line)
    if (header) rules.at(-1)?.headers.push([header[1]!.toLowerCase(), header[2]!])
    else rules.push({ pattern: line, headers: [] })
  }
  return rules
}

/** The headers that a host sends with an address; what several rules say of one header is joined by a comma. */
export function headersOf(
  rules: readonly HeadersRule[],
  address: string,
  host: Dialect,
): Record<string, string> {
  const sent: Record<string, string> = {}
  for (const { pattern, headers } of rules) {
    if (!dialects[host](pattern).test(address)) continue
    for (const [name, value] of headers) {
      sent[name] = sent[name] === undefined ? value : `${sent[name]}, ${value}`
    }
  }
  return sent
}

function translate(pattern: string): string {
  return pattern
    .replace(/[.+?^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replace(/:\w+/g, '[^/]+')
}
