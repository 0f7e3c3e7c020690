import { relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { MdastPluginInput } from 'satteri'
import { toHref } from '../site.ts'

/** Everything an article may refer to. */
export interface Known {
  facts: ReadonlySet<string>
  charts: ReadonlySet<string>
  /** Charts that are declared and have no page, because their table has no rows yet. */
  awaited: ReadonlySet<string>
  /** Charts that were published and are no longer drawn. */
  retired: ReadonlySet<string>
  /** Addresses of pages and files from the site's root, `/explainers/growth/`. */
  addresses: ReadonlySet<string>
}

interface Element {
  name: string | null
  attributes: { type: string; name?: string; value?: unknown }[]
  position?: { start: { line: number } } | undefined
}

/**
 * Checks what an article refers to, numbers its figures in reading order and prefixes its links with the base path.
 * @throws naming file and line of every unknown fact, chart and address of the article at once.
 */
export function references(known: Known): MdastPluginInput {
  return ({ fileURL }) => {
    const file = fileURL ? relative(process.cwd(), fileURLToPath(fileURL)) : 'article'
    const problems: string[] = []
    let figures = 0

    const check = (what: string, value: string, ids: ReadonlySet<string>, node: Positioned) => {
      if (ids.has(value)) return
      const line = node.position?.start.line ?? 1
      const chart = what === 'chart' ? value : /^\/charts\/([^/.]+)/.exec(value)?.[1]
      const reason = reasonAgainst(chart ?? '', known) ?? `no such ${what} — ${nearest(value, ids)}`
      problems.push(`${file}:${line}: ${what}: "${value}"; ${reason}`)
    }

    const checkLink = (url: string, node: Positioned) => {
      if (url.startsWith('/'))
        check('page or file', url.replace(/[?#].*/, ''), known.addresses, node)
    }

    const checkElement = (node: Readonly<Element>) => {
      if (node.name === 'Fact') check('fact', attribute(node, 'id'), known.facts, node)
      if (node.name === 'Figure') check('chart', attribute(node, 'chart'), known.charts, node)
    }

    return {
      name: 'references',
      options: { position: true },
      link(node, context) {
        checkLink(node.url, node)
        if (node.url.startsWith('/')) context.setProperty(node, 'url', toHref(node.url))
      },
      definition(node, context) {
        checkLink(node.url, node)
        if (node.url.startsWith('/')) context.setProperty(node, 'url', toHref(node.url))
      },
      mdxJsxTextElement: checkElement,
      mdxJsxFlowElement(node, context) {
        checkElement(node)
        if (node.name !== 'Figure') return
        figures += 1
        const number = { type: 'mdxJsxAttribute', name: 'number', value: String(figures) } as const
        const { type, name, attributes } = node
        context.replaceNode(node, { type, name, attributes: [...attributes, number], children: [] })
      },
      after() {
        if (problems.length > 0) throw new Error(problems.join('\n'))
      },
    }
  }
}

/** Why a chart that was declared or published cannot be referred to. */
function reasonAgainst(chart: string, { awaited, retired }: Known): string | undefined {
  if (retired.has(chart)) {
    return 'this chart has ended and has its last figures only — take it out, or choose one that goes on'
  }
  return awaited.has(chart) ? 'its table has no rows yet — import a release first' : undefined
}

type Positioned = Pick<Element, 'position'>

function attribute(node: Readonly<Element>, name: string): string {
  const value = node.attributes.find((item) => item.name === name)?.value
  return typeof value === 'string' ? value : ''
}

/** The known ids that begin like the wrong one, as advice. */
function nearest(value: string, ids: ReadonlySet<string>): string {
  const sorted = [...ids].sort()
  for (let length = value.length - 1; length > 1; length -= 1) {
    const alike = sorted.filter((id) => id.startsWith(value.slice(0, length)))
    if (alike.length > 0) return `did you mean ${alike.slice(0, 5).join(', ')}`
  }
  return `known are ${sorted.slice(0, 10).join(', ')}`
}
