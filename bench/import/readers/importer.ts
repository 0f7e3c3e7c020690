import { z } from 'zod'
import { readRelease } from '../../../scripts/import/read-release.ts'
import { networkContractDes } from '../../../src/sources/network-contract-des.ts'
import { summarise, type Result } from '../result.ts'

const value = z.union([z.number(), z.literal('suppressed'), z.null()])
const practices = z.array(
  z.object({ practice: z.string(), referred: value, registered: value, declined: value }),
)

/** The importer of this project: checksum of the file, header, rows, text of the extract; its rows are added up. */
export async function importer(path: string): Promise<Result> {
  const { rows } = await readRelease({
    source: networkContractDes,
    sources: [networkContractDes],
    files: [path],
    today: new Date().toISOString().slice(0, 10),
    progress: () => undefined,
  })
  return summarise(practices.parse(rows))
}
