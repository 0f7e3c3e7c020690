import { buildSync } from 'esbuild'

/**
 * A script of `src/browser/` as one classic script that can stand in a page: bundled, minified, without globals.
 * @param constants values for names that the script declares and the build knows
 */
export function writeScript(name: string, constants: Record<string, string> = {}): string {
  const { outputFiles } = buildSync({
    entryPoints: [`src/browser/${name}.ts`],
    bundle: true,
    minify: true,
    format: 'iife',
    target: 'es2020',
    write: false,
    define: Object.fromEntries(
      Object.entries(constants).map(([key, value]) => [key, JSON.stringify(value)]),
    ),
  })
  return (outputFiles[0]?.text ?? '').trim()
}
