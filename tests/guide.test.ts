import { existsSync, globSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import packageJson from '../package.json' with { type: 'json' }

const documents = ['README.md', 'CONTRIBUTING.md', 'MAINTAINING.md']

/** Code of commands, where flags are declared: what `--flag` means there is `'flag':` or `flag:` or `--flag`. */
const commandCode = [
  ...globSync('scripts/**/*.ts').map((path) => readFileSync(path, 'utf8')),
  ...globSync(['.ci/*', 'bench/**/*.ts'], { exclude: ['bench/node_modules/**'] }).map((path) =>
    readFileSync(path, 'utf8'),
  ),
].join('\n')

/** Flags of other programs that the documents name. */
const foreignFlags = new Set(['--project'])

/** What looks like a path and is none: code, endings, branches, patterns of file names. */
const noPath = /^(import\.meta\.glob|\.\w+|data\/)$/

/** What the commands make, so that a fresh clone has none of it. */
const made =
  /^(dist|report|node_modules|revisions\.csv|\.cache|(data\/)?raw|data\/\.pending|data\/(downloads|reasons)\.csv)($|\/)/

/** What a document says in code: inline and in blocks, each line of a block by itself, without comments. */
function codeOf(text: string): string[] {
  const blocks = [...text.matchAll(/^ *```\w*\n([\s\S]*?)^ *```/gm)].flatMap(([, block = '']) =>
    block.split('\n').map((line) => line.replace(/\s+#.*$/, '').trim()),
  )
  const rest = text.replace(/^ *```[\s\S]*?^ *```/gm, '')
  const inline = [...rest.matchAll(/`([^`\n]+)`/g)].map(([, code = '']) => code)
  const links = [...rest.matchAll(/\]\((?!https?:|#)([^)]+)\)/g)].map(([, target = '']) => target)
  return [...blocks, ...inline, ...links].filter(Boolean)
}

/** The words of code that are paths: with a slash, or an ending. Those that begin with a slash are addresses of the site. */
function pathsIn(code: string): string[] {
  return code
    .split(/[\s,;:()'"=]+/)
    .map((word) => word.replace(/[.…]+$/, ''))
    .filter((word) => /^[^/]*\w\/|\.\w{2,4}$/.test(word) && !/^(https?|\/)/.test(word))
    .filter((word) => !noPath.test(word) && !/^https?|\.(org|uk)$/.test(word))
}

/** Is there such a path in the repository, from its top or inside a folder that the text speaks of? */
function isThere(path: string): boolean {
  // What stands in angle brackets or is left out may be anything.
  const pattern = path.replace(/<[^>]*>|…/g, '*').replace(/\/$/, '')
  return globSync([pattern, `{src,data}/${pattern}`, `{src,data}/*/${pattern}`]).length > 0
}

describe.each(documents)('%s', (document) => {
  const text = readFileSync(document, 'utf8')
  const codes = codeOf(text)

  it('names commands that exist', () => {
    const named = codes.flatMap((code) =>
      [...code.matchAll(/npm (?:run (?:-s )?([\w:]+)|(test|start)\b)/g)].map(
        ([, script, short]) => script ?? short,
      ),
    )
    expect(named.length).toBeGreaterThan(3)
    expect(Object.keys(packageJson.scripts)).toEqual(expect.arrayContaining(named))
  })

  it('names files and folders that exist', () => {
    const named = codes.flatMap(pathsIn)
    const missing = named.filter((path) => !isThere(path) && !made.test(path))
    expect(named.length).toBeGreaterThan(3)
    expect(missing).toEqual([])
  })

  it('names flags that the commands know', () => {
    const flags = codes.flatMap((code) => code.match(/(?<![\w-])--[a-z][\w-]*/g) ?? [])
    const unknown = flags.filter((flag) => {
      const name = flag.slice(2)
      const declared = new RegExp(`['"]?\\b${name}['"]?: \\{ type:|${flag}\\b`)
      return !foreignFlags.has(flag) && !declared.test(commandCode)
    })
    expect(unknown).toEqual([])
  })

  it('links to headings and files that are there', () => {
    for (const [, target = ''] of text.matchAll(/\]\((?!https?:)([^)]+)\)/g)) {
      expect(existsSync(target), target).toBe(true)
    }
  })
})

describe('the guide', () => {
  const guide = readFileSync('MAINTAINING.md', 'utf8')

  it('quotes messages as the commands write them', () => {
    const [, table = ''] = /## What messages mean([\s\S]*?)\n## /.exec(guide) ?? []
    const messages = [...table.matchAll(/^\| (`.*?) \|/gm)].flatMap(([, cell = '']) =>
      [...cell.matchAll(/`([^`]+)`/g)].map(([, message = '']) => message),
    )
    const code = globSync('{scripts,src}/**/*.ts')
      .map((path) => readFileSync(path, 'utf8'))
      .join('\n')
      // A value inside a message is an ellipsis in the guide.
      .replaceAll(/\$\{[^}]*\}/g, '…')
    const said = (part: string) => code.includes(part.trim())
    for (const message of messages) {
      const parts = message.split('…').filter((part) => /\w/.test(part))
      expect(parts.every(said), message).toBe(true)
    }
    expect(messages.length).toBeGreaterThan(10)
  })

  it('names every workflow, host and setting that there is', () => {
    expect(guide).toContain('"Update data"')
    expect(guide).toContain('"The commands of the README"')
    for (const setting of ['SITE_URL', 'REPOSITORY_URL']) expect(guide).toContain(setting)
  })
})
