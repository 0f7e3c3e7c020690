import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'

/** Who is told what a command says. */
export interface Listeners {
  print: (text: string) => void
  complain: (text: string) => void
}

const folder = new URL('../', import.meta.url)

/** Runs another command of the project in a process of its own; @returns its exit code. */
export async function runScript(
  name: string,
  args: readonly string[],
  { print, complain }: Listeners,
): Promise<number> {
  const script = fileURLToPath(new URL(name, folder))
  const child = spawn(process.execPath, [...process.execArgv, script, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const [out, err, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close'),
  ])
  if (out.trim()) print(out.trim())
  if (err.trim()) complain(err.trim())
  return Number(code ?? 1)
}
