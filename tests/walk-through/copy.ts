import { execFileSync, spawnSync } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { formatRegister, readRegister, type RegisterRow } from '../../scripts/register.ts'

// Where it is allowed, all commands run without a network: none is needed.
const isolation = ['unshare', '--map-root-user', '--net']
const alone =
  spawnSync(isolation[0]!, [...isolation.slice(1), 'true']).status === 0 ? isolation : []

/** A copy of the project, perhaps as it was before a release of a source was out, without any release of its own. */
export class Copy {
  // People keep projects in folders with such names.
  readonly folder = mkdtempSync(join(tmpdir(), 'Zahlen für alle '))
  readonly data = join(this.folder, 'data')

  constructor(without?: { source: string; release: string }) {
    const parts = ['astro.config.mjs', 'content', 'package.json', 'public', 'scripts', 'src']
    for (const part of [...parts, 'tsconfig.json', '.gitignore']) {
      cpSync(part, join(this.folder, part), { recursive: true })
    }
    for (const part of ['downloads.csv', 'reasons.csv', 'register.csv', 'sources', 'tables']) {
      const from = join('data', part)
      if (existsSync(from)) cpSync(from, join(this.data, part), { recursive: true })
    }
    // Pictures that were drawn before need not be drawn again.
    if (existsSync('.cache/pictures')) {
      cpSync('.cache/pictures', join(this.folder, '.cache/pictures'), { recursive: true })
    }
    symlinkSync(resolve('node_modules'), join(this.folder, 'node_modules'))

    if (without) this.#goBackBefore(without)
    this.git('init', '--quiet')
  }

  #goBackBefore({ source, release }: { source: string; release: string }) {
    const rows = readRegister(this.data)
    const isEarlier = (row: RegisterRow) => row.source !== source || row.release < release
    writeFileSync(join(this.data, 'register.csv'), formatRegister(rows.filter(isEarlier)))
    for (const row of rows.filter((each) => !isEarlier(each))) {
      rmSync(join(this.data, 'sources', source, `${row.release}.csv`), { force: true })
    }
  }

  /** Runs `npm run …`: how it ended, and everything it said. */
  npm(...args: string[]) {
    return this.#start('npm', 'run', '--silent', ...args)
  }

  /** Runs a command that has to go well, and gives what it said. */
  run(...args: string[]): string {
    return wentWell(args, this.npm(...args))
  }

  /** Runs a script by itself, which has to go well. */
  node(...args: string[]): string {
    return wentWell(args, this.#start(process.execPath, ...args))
  }

  #start(...command: string[]) {
    const [program = '', ...words] = [...alone, ...command]
    const { status, stdout, stderr } = spawnSync(program, words, {
      cwd: this.folder,
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    })
    return { status, output: stdout + stderr }
  }

  git(...args: string[]) {
    const identity = ['-c', 'user.name=Test', '-c', 'user.email=test@example.org']
    execFileSync('git', [...identity, ...args], { cwd: this.folder, stdio: 'pipe' })
  }

  commit(words: string) {
    this.git('add', '--all')
    this.git('commit', '--quiet', '--message', words)
  }

  read(path: string): string {
    return readFileSync(join(this.folder, path), 'utf8')
  }

  /** The releases of the site, from the first. */
  get releases(): string[] {
    return readdirSync(join(this.data, 'releases'), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name)
      .sort()
  }

  remove() {
    rmSync(this.folder, { recursive: true })
  }
}

function wentWell(args: string[], { status, output }: { status: number | null; output: string }) {
  if (status !== 0)
    throw new Error(`${args.join(' ')}: ended with ${status}: ${output.slice(-5000)}`)
  return output
}
