import { readRelease } from '../../../scripts/import/read-release.ts'
import { networkContractDes } from '../../../src/sources/network-contract-des.ts'
import { summarise, type Practice, type Result } from '../result.ts'

/** The importer of this project: checksum of the file, header, rows, text of the extract; its rows are added up. */
export async function importer(path: string): Promise<Result> {
  const { rows } = await readRelease({
    source: networkContractDes,
    sources: [networkContractDes],
    files: [path],
    today: new Date().toISOString().slice(0, 10),
    progress: () => undefined,
  })
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the rows of this source
  return summarise(rows as unknown as Practice[])
}
