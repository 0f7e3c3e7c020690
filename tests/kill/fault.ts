// Loaded before a command by `node --import`: lets it end, or fail, at one of its calls that change the disk.
// FAULT is `<kind>:<number of the call>`; the number of calls is told at the end: `calls: 42`.

import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'

const [kind, at] = (process.env['FAULT'] ?? 'none:0').split(':')
const changing = [
  'fsyncSync',
  'mkdirSync',
  'openSync',
  'renameSync',
  'rmSync',
  'writeFileSync',
] as const

type Call = (...args: unknown[]) => unknown
const calls: Record<string, Call> = Object.assign(fs)
let count = 0

for (const name of changing) {
  const original = calls[name]!
  calls[name] = (...args) => {
    if (name === 'openSync' && !isForWriting(args)) return original(...args)
    count += 1
    if (count !== Number(at) || kind === 'none') return original(...args)
    if (name === 'writeFileSync') writeHalf(original, args)
    if (kind === 'kill') die()
    throw Object.assign(new Error(`ENOSPC: no space left on device, ${name}`), { code: 'ENOSPC' })
  }
}
syncBuiltinESMExports()
process.on('exit', () => console.error(`calls: ${count}`))

function isForWriting([, flags]: unknown[]): boolean {
  return typeof flags === 'string' && flags !== 'r'
}

function writeHalf(write: Call, [target, text]: unknown[]) {
  write(target, String(text).slice(0, String(text).length / 2))
}

function die() {
  process.kill(process.pid, 'SIGKILL')
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)
}
