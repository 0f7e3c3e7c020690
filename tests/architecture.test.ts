import { globSync, readFileSync } from 'node:fs'
import { basename, dirname, join, normalize } from 'node:path'
import { describe, expect, it } from 'vitest'

/** The modules of the project with what they import: paths of the project, or names of packages. */
const modules = globSync('{src,scripts}/**/*.ts').map((path) => {
  const code = readFileSync(path, 'utf8')
  const imports = [...code.matchAll(/^(?:import|export)\b[^'"();]*['"]([^'"]+)['"]/gm)].map(
    ([, target]) => (target!.startsWith('.') ? normalize(join(dirname(path), target!)) : target!),
  )
  return { path, code, imports }
})

const within = (folder: string) => modules.filter(({ path }) => path.startsWith(folder))

/** The folders, from those that know the least: each may import from itself and from those it names. */
const mayKnow: Record<string, string[]> = {
  'src/sources/': ['src/methods/'],
  'src/methods/': ['src/sources/'],
  'src/checks/': [],
  'src/tables/': ['src/sources/', 'src/methods/', 'src/checks/'],
  'src/plot/': [],
  'src/charts/': ['src/tables/', 'src/plot/'],
  'src/area-charts/': ['src/tables/', 'src/plot/', 'src/methods/'],
  'src/facts/': ['src/tables/'],
  'src/metadata/': [],
  'src/revisions/': ['src/plot/'],
  'src/feeds/': ['src/plot/'],
  'src/publishing/': [],
}

describe('the architecture', () => {
  it.each(Object.entries(mayKnow))('%s knows no folder but %j', (folder, allowed) => {
    for (const { path, imports } of within(folder)) {
      const strangers = imports.filter(
        (target) =>
          /^src\/(sources|methods|checks|tables|plot|charts|area-charts|facts|components|layouts|pages)\//.test(
            target,
          ) && ![folder, ...allowed].some((known) => target.startsWith(known)),
      )
      expect(strangers, path).toEqual([])
    }
  })

  it.each(Object.keys(mayKnow))(
    '%s is pure: no disk, clock, chance, network or bundler',
    (folder) => {
      for (const { path, code, imports } of within(folder)) {
        expect(
          imports.filter((target) => /^(node:|astro)/.test(target)),
          path,
        ).toEqual([])
        expect(code, path).not.toMatch(
          /import\.meta|process\.|Date\.now|new Date\(\)|Math\.random|fetch\(/,
        )
      }
    },
  )

  it('lists files for the bundler in the registries only', () => {
    const users = modules.filter(({ code }) => code.includes('import.meta.glob'))
    expect(users.map(({ path }) => path).sort()).toEqual([
      'src/charts.ts',
      'src/releases.ts',
      'src/sources.ts',
      'src/tables.ts',
    ])
  })

  it('keeps scripts away from charts, pictures and Astro', () => {
    for (const { path, imports } of within('scripts/')) {
      expect(
        imports.filter((target) => /^(src\/(charts|area-charts|plot)|astro)/.test(target)),
        path,
      ).toEqual([])
    }
  })

  it('lets one script load the charts: others take them from it', () => {
    const loaders = within('scripts/').filter(
      ({ code }) => code.includes('import(') && code.includes('/chart.ts'),
    )
    expect(loaders.map(({ path }) => path)).toEqual(['scripts/charts.ts'])
  })

  it('names every source, table and chart by its file', () => {
    for (const folder of ['src/sources/', 'src/tables/', 'src/charts/', 'src/area-charts/']) {
      for (const { path, code } of within(folder)) {
        expect(code.match(/^ {2}id: '([^']+)'/m)?.[1], path).toBe(basename(path, '.ts'))
      }
    }
  })

  it('has no import of the browser’s code but what the browser runs', () => {
    const scripts = within('src/browser/')
    expect(scripts).not.toEqual([])
    for (const { path, imports } of scripts) {
      expect(
        imports.filter((target) => !target.startsWith('src/browser/')),
        path,
      ).toEqual([])
    }
  })

  it('leaves addresses to src/site.ts', () => {
    const files = globSync('src/**/*.{astro,ts}').filter((path) => path !== 'src/site.ts')
    for (const path of files) {
      expect(readFileSync(path, 'utf8'), path).not.toMatch(/href="\/|src="\/|localhost:/)
    }
  })
})
