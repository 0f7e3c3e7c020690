import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

const inputs = ['astro.config.mjs', 'package.json', 'content', 'data', 'public', 'scripts', 'src']

/** Builds the site before its tests, unless it is newer than everything that it is built from. */
export default function build(): void {
  const newest = Math.max(...inputs.flatMap(files).map((path) => statSync(path).mtimeMs))
  const built = 'dist/index.html'
  if (existsSync(built) && statSync(built).mtimeMs > newest) return
  execFileSync('npm', ['run', 'build'], { stdio: ['ignore', 'ignore', 'inherit'] })
}

function files(path: string): string[] {
  if (statSync(path).isFile()) return [path]
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
}
