import { once } from 'node:events'
import { createWriteStream } from 'node:fs'

const header = 'PRACTICE_CODE,PRACTICE_NAME,QUALITY_SERVICE,ACH_DATE,IND_CODE,MEASURE,VALUE\r\n'

/** Lines that a practice has in a published month, at least: about a million, of some 6,300 practices. */
const usualLines = 160

/** A code is a letter and five digits, so that very long files have more lines for each practice. */
const mostPractices = 100_000

/** The three lines of a practice that count. */
const figures = ['Numerator', 'Denominator', 'SOCPRESDEC'] as const

/**
 * Writes a synthetic file in the published layout of the Network Contract DES, of so many lines and with as many of
 * them about social prescribing as in a published month. Every practice says in its name that it is made up, and no
 * practice in England has a code that begins with Z.
 */
export async function generate(path: string, lines: number) {
  // What is still to be written to the disk would disturb the first readers.
  const file = createWriteStream(path, { flush: true })
  file.write(header)
  const linesOfPractice = Math.max(usualLines, Math.ceil(lines / mostPractices))
  for (let practice = 0; practice * linesOfPractice < lines; practice += 1) {
    const count = Math.min(linesOfPractice, lines - practice * linesOfPractice)
    if (!file.write(linesOf(practice, count))) await once(file, 'drain')
  }
  file.end()
  await once(file, 'close')
}

function linesOf(practice: number, count: number): string {
  const code = `Z${String(practice).padStart(5, '0')}`
  // Names with a comma are quoted, as a few of the published ones are.
  const name = practice % 50 === 0 ? `"SYNTHETIC SURGERY, ${code}"` : `SYNTHETIC PRACTICE ${code}`
  const start = `${code},${name},NCD2425,31/03/2025,`
  let text = ''
  for (let line = 0; line < count; line += 1) {
    const figure = figures[line]
    text += figure
      ? `${start}PC01,${figure},${valueOf(practice, figure)}\r\n`
      : `${start}CAN${String(line).padStart(2, '0')},${line % 2 ? 'Numerator' : 'Denominator'},${(practice * 31 + line * 7) % 5000}\r\n`
  }
  return text
}

/** Numbers without any meaning, some of them suppressed. */
function valueOf(practice: number, figure: (typeof figures)[number]): number | '*' {
  if (figure === 'Denominator') return 2000 + ((practice * 7919) % 18_000)
  if (figure === 'Numerator') return (practice * 104_729) % 500
  return practice % 97 === 0 ? '*' : (practice * 1299) % 120
}
