import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { formatRegister, readRegister } from '../../scripts/register.ts'

const sources = ['published-figures', 'snomed-code-usage', 'snomed-code-usage-coverage']
const kept = {
  tables: ['people-referred', 'published-figures', 'snomed-codes-by-year'],
  charts: ['people-referred', 'referral-codes-by-year'],
}

/** In place of `scripts/charts.ts`, which lists the charts of areas too. */
const charts = `${kept.charts.map((id, index) => `import chart${index} from '../src/charts/${id}.ts'`).join('\n')}
export const loadCharts = async () => [${kept.charts.map((_, index) => `chart${index}`).join(', ')}]
export const loadAreaCharts = async () => []
`

/** A copy of the project with three small tables and two charts only, which its commands go through in no time. */
export class SmallProject implements Disposable {
  readonly folder = mkdtempSync(join(tmpdir(), 'project-'))
  /** The folder that a step works on. */
  readonly workplace = join(this.folder, 'workplace')
  readonly data = join(this.workplace, 'data')

  constructor() {
    for (const part of ['package.json', 'scripts', 'src']) {
      cpSync(part, join(this.folder, part), {
        recursive: true,
        filter: isKept,
      })
    }
    writeFileSync(join(this.folder, 'scripts/charts.ts'), charts)
    symlinkSync(resolve('node_modules'), join(this.folder, 'node_modules'))

    mkdirSync(join(this.data, 'tables'), { recursive: true })
    for (const source of sources) {
      cpSync(join('data/sources', source), join(this.data, 'sources', source), { recursive: true })
    }
    const rows = readRegister('data').filter((row) => sources.includes(row.source))
    writeFileSync(join(this.data, 'register.csv'), formatRegister(rows))
  }

  /** The path of one of its commands. */
  script(name: string): string {
    return join(this.folder, 'scripts', name)
  }

  /** Puts a program of these tests where it finds the commands, and gives its path. */
  place(name: string): string {
    const path = join(this.folder, 'tests/kill', name)
    cpSync(join('tests/kill', name), path)
    return path
  }

  /** Runs one of its commands to its end. */
  run(name: string, ...args: string[]) {
    execFileSync(process.execPath, [this.script(name), ...args], { cwd: this.workplace })
  }

  [Symbol.dispose]() {
    rmSync(this.folder, { recursive: true, force: true })
  }
}

function isKept(path: string): boolean {
  const [, folder, id] = /src\/(tables|charts)\/(.+)\.ts$/.exec(path) ?? []
  return id === undefined || kept[folder === 'tables' ? 'tables' : 'charts'].includes(id)
}
