import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { formatRegister, readRegister } from '../../scripts/register.ts'

const sources = ['published-figures', 'snomed-code-usage', 'snomed-code-usage-coverage']
const tables = ['people-referred', 'published-figures', 'snomed-codes-by-year']

/** A copy of the project with three small tables only, which its commands build in no time. */
export class SmallProject implements Disposable {
  readonly folder = mkdtempSync(join(tmpdir(), 'project-'))
  /** The folder that a step works on. */
  readonly workplace = join(this.folder, 'workplace')
  readonly data = join(this.workplace, 'data')

  constructor() {
    for (const part of ['package.json', 'scripts', 'src']) {
      cpSync(part, join(this.folder, part), {
        recursive: true,
        filter: (path) => !isOtherTable(path),
      })
    }
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

  [Symbol.dispose]() {
    rmSync(this.folder, { recursive: true, force: true })
  }
}

function isOtherTable(path: string): boolean {
  return /src\/tables\/./.test(path) && !tables.some((table) => path.endsWith(`/${table}.ts`))
}
