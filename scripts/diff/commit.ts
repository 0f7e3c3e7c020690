import { spawnSync } from 'node:child_process'

/** A data folder as a commit has it. */
export interface CommittedFolder {
  /** Paths of the files in this folder, or of this file; none where there is nothing. */
  list: (path: string) => string[]
  read: (path: string) => string
}

/**
 * Looks into a commit.
 * @param ref a branch, a tag or a hash
 * @throws when there is no such commit, no repository or no git
 */
export function openCommit(ref: string, data: string): CommittedFolder {
  const git = (...args: string[]) => {
    const options = { cwd: data, encoding: 'utf8', maxBuffer: 1 << 28 } as const
    const { error, status, stdout, stderr } = spawnSync('git', args, options)
    if (status === 0) return stdout
    const [said] = (error?.message ?? stderr).replace('fatal: ', '').split('\n')
    throw new Error(
      `data:diff: ${ref}: cannot be read: ${said}; give a branch, a tag or a hash, or compare with the last release: npm run data:diff -- --release`,
    )
  }
  git('ls-tree', ref)
  return {
    list: (path) => git('ls-tree', '--name-only', ref, path).split('\n').filter(Boolean),
    read: (path) => git('show', `${ref}:./${path}`),
  }
}
