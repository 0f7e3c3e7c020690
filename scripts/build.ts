import { spawnSync } from 'node:child_process'
import { checkSite } from './check-site.ts'
import { takeLock } from './lock.ts'
import { putInPlace, putRight } from './build/place.ts'

const site = 'dist'
const folder = '.cache/build'
const aside = `${folder}/new`

/** Astro, with garbage collected earlier; and the bundler, which runs first, gives back memory when it is done. */
const astro = ['--heap-growing-percent=50', 'node_modules/astro/bin/astro.mjs']
const environment = { ...process.env, MIMALLOC_PURGE_DELAY: '0' }

try {
  process.exitCode = build()
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}

/** Builds the site aside and checks it; only then it takes the place of the one before. Gives the exit code. */
function build(): number {
  using locks = new DisposableStack()
  locks.use(takeLock(`${folder}/lock`, 0))
  putRight(site, folder)
  const { status } = spawnSync(process.execPath, [...astro, 'build', '--outDir', aside], {
    stdio: 'inherit',
    env: environment,
  })
  if (status !== 0) return status ?? 1
  const problems = checkSite(aside, 'content')
  for (const problem of problems) console.error(problem)
  if (problems.length > 0) return 1
  console.log('links, anchors and ids of the built site: all good')
  putInPlace(aside, site, folder)
  return 0
}
