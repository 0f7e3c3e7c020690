import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { isDeepStrictEqual } from 'node:util'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { randomLcg, range } from 'd3'
import { recover } from '../../scripts/store.ts'
import { readTree, type Tree } from './tree.ts'

const fault = fileURLToPath(new URL('fault.ts', import.meta.url))
const locks = /^(lock|downloads)$/

/** A command that changes a data folder. */
export interface Step {
  /** A folder with `data/` in it and whatever else the command needs; each trial has a copy. */
  before: string
  /** The program and its arguments, for Node, run in the folder. */
  command: string[]
  /** Paths in `data/` that git ignores, besides `.pending/`: they may be in between, until the next run. */
  ignored?: RegExp
  /** Looks at the folder after each end. */
  check?: (folder: string) => void
}

/** How a trial ends: by SIGKILL after a time, or at a call that changes the disk, or with that call failing. */
type End = { after: number } | { fault: `${'kill' | 'fail'}:${number}` }

/** How many processes ended before anything was written, in the middle, and when all was done. */
export interface Hits {
  before: number
  during: number
  after: number
}

/**
 * Ends a command in many ways, each in a copy of its folder, and expects after each: the data folder is what it
 * was, or what the command makes of it, to the byte; and the same command, run again, makes that of it and leaves
 * nothing behind. Moments are spread over the time that the command takes, and over its calls that change the disk.
 * @param kills how many times it is killed at a random moment
 * @param everyCall 3: every third of the calls only, where a command takes long
 */
export async function endInManyWays(
  step: Step,
  { kills, seed, everyCall = 1 }: { kills: number; seed: number; everyCall?: number },
): Promise<{ atTimes: Hits; atCalls: Hits; failing: Hits }> {
  using stack = new DisposableStack()
  const root = mkdtempSync(join(tmpdir(), 'kill-'))
  stack.defer(() => rmSync(root, { recursive: true, force: true }))
  const trials = new Trials(step, root)
  const { time, calls } = await trials.undisturbed()
  const random = randomLcg(seed)
  // More of the moments are late ones, when commands write.
  const times = Array.from({ length: kills }, () => ({ after: Math.sqrt(random()) * time }))
  const numbers = range(1, calls + 1, everyCall)
  const hits = {
    atTimes: await trials.all(times),
    atCalls: await trials.all(numbers.map((number) => ({ fault: `kill:${number}` }))),
    failing: await trials.all(numbers.map((number) => ({ fault: `fail:${number}` }))),
  }
  console.log(
    [
      `killed at random times: ${tell(hits.atTimes)}`,
      `killed at calls that change the disk: ${tell(hits.atCalls)}`,
      `failed at these calls: ${tell(hits.failing)}`,
    ].join('\n'),
  )
  return hits
}

function tell({ before, during, after }: Hits): string {
  return `${before} before anything was written, ${during} in the middle, ${after} when all was done`
}

class Trials {
  readonly #step: Step
  readonly #root: string
  readonly #before: Tree
  #after: Tree = {}
  /** What the command makes of the folder, with what git ignores. */
  #whole: Tree = {}
  #copies = 0
  /** What the command makes of a state in which it was ended, by that state: it is the same each time. */
  readonly #continued = new Map<string, Promise<void>>()

  constructor(step: Step, root: string) {
    this.#step = step
    this.#root = root
    this.#before = this.#repository(step.before)
  }

  /** Runs the command to its end: milliseconds that it takes, and its calls that change the disk. */
  async undisturbed(): Promise<{ time: number; calls: number }> {
    await this.#run(this.#copy(this.#step.before))
    const folder = this.#copy(this.#step.before)
    const start = performance.now()
    const { code, output } = await this.#run(folder)
    const time = performance.now() - start
    assert.equal(code, 0, output)
    this.#after = this.#repository(folder)
    this.#whole = withoutPending(readTree(join(folder, 'data')))
    assert.notDeepEqual(this.#after, this.#before)
    await this.#expectContinuation(folder)
    // Commands that it starts tell theirs before.
    const calls = Number(
      output
        .match(/calls: \d+/g)
        ?.at(-1)
        ?.slice('calls: '.length),
    )
    assert.ok(calls > 0, output)
    return { time, calls }
  }

  /** Tries these ends, as many at once as there are processors. */
  async all(ends: readonly End[]): Promise<Hits> {
    const hits: Hits = { before: 0, during: 0, after: 0 }
    const left = ends.values()
    const work = async () => {
      for (const end of left) {
        try {
          hits[await this.#try(end)] += 1
        } catch (error) {
          throw new Error(`ended by ${JSON.stringify(end)}`, { cause: error })
        }
      }
    }
    await Promise.all(Array.from({ length: availableParallelism() }, work))
    return hits
  }

  async #try(end: End): Promise<keyof Hits> {
    const folder = this.#copy(this.#step.before)
    const { code, output } = await this.#run(folder, end)
    if ('fault' in end && end.fault.startsWith('fail')) {
      assert.equal(code, 1, output)
      assert.match(output, /ENOSPC/)
      assert.doesNotMatch(output, /^ +at /m, 'a message, not a trace')
    }
    this.#step.check?.(folder)
    const hit = this.#hit(folder)
    const recovered = this.#copy(folder)
    recover(join(recovered, 'data'))
    const found = this.#repository(recovered)
    if (!isDeepStrictEqual(found, this.#before)) assert.deepEqual(found, this.#after)
    rmSync(recovered, { recursive: true })
    await this.#expectContinuation(folder)
    return hit
  }

  #hit(folder: string): keyof Hits {
    const found = this.#repository(folder)
    const isPending = Object.keys(this.#pending(folder)).length > 0
    if (isDeepStrictEqual(found, this.#before) && !isPending) return 'before'
    return isDeepStrictEqual(found, this.#after) && !isPending ? 'after' : 'during'
  }

  #expectContinuation(folder: string): Promise<void> {
    const state = JSON.stringify(readTree(join(folder, 'data')))
    const known = this.#continued.get(state)
    if (known) {
      rmSync(folder, { recursive: true })
      return known
    }
    const continuing = this.#continue(folder)
    this.#continued.set(state, continuing)
    return continuing
  }

  async #continue(folder: string) {
    const { code, output } = await this.#run(folder)
    assert.equal(code, 0, output)
    assert.deepEqual(withoutPending(readTree(join(folder, 'data'))), this.#whole)
    assert.deepEqual(this.#pending(folder), {})
    rmSync(folder, { recursive: true })
  }

  async #run(folder: string, end?: End): Promise<{ code: number | null; output: string }> {
    const faulty = end !== undefined && 'fault' in end ? { FAULT: end.fault } : {}
    const child = spawn(process.execPath, ['--import', fault, ...this.#step.command], {
      cwd: folder,
      // Those that it starts end with it.
      detached: true,
      env: {
        ...process.env,
        ...faulty,
        INIT_CWD: folder,
        NODE_COMPILE_CACHE: join(this.#root, 'compiled'),
      },
    })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (piece) => {
        output += String(piece)
      })
    }
    const timer =
      end !== undefined &&
      'after' in end &&
      setTimeout(() => process.kill(-child.pid!, 'SIGKILL'), end.after)
    const [code]: (number | null)[] = await once(child, 'close')
    if (timer) clearTimeout(timer)
    return { code: code ?? null, output }
  }

  #repository(folder: string): Tree {
    return withoutPending(readTree(join(folder, 'data'), this.#step.ignored))
  }

  /** What waits to be done in a folder. */
  #pending(folder: string): Tree {
    const pending = join(folder, 'data/.pending')
    return existsSync(pending) ? readTree(pending, locks) : {}
  }

  #copy(folder: string): string {
    this.#copies += 1
    const copy = join(this.#root, String(this.#copies))
    cpSync(folder, copy, { recursive: true })
    return copy
  }
}

function withoutPending(tree: Tree): Tree {
  return Object.fromEntries(Object.entries(tree).filter(([path]) => !path.startsWith('.pending/')))
}
