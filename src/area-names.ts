import type { Level } from './area.ts'

/**
 * The place in an official name: `Devon` for `NHS Devon Integrated Care Board`, and for the sub-ICB locations of that
 * board, which have no names of their own.
 */
export function placeName(official: string): string {
  const name = official
    .replace(/^NHS /, '')
    .replace(/ Integrated Care Board$/, '')
    .replace(/ ICB - \w+$/, '')
  return name === name.toUpperCase() ? inSmallLetters(name) : name
}

/** An area inside a sentence: `England`, `the South West`, `NHS Devon Integrated Care Board`. */
export function inSentence({ level, name }: { level: Level; name: string }): string {
  return level === 'region' && name !== 'London' ? `the ${name}` : name
}

/** The name of a network as people write it: `St Ives & Hayle PCN`. Publishers print them in capitals. */
export function networkName(published: string): string {
  return inSmallLetters(published.toUpperCase())
}

const smallWords = new Set(['and', 'at', 'by', 'in', 'of', 'on', 'the', 'to', 'up', 'upon', 'with'])
const shortened: Record<string, string> = { LTD: 'Ltd', ONEMK: 'OneMK', ST: 'St' }

/** What names of networks hold that can be read as a word but is short for several. */
const abbreviations = new Set(
  (
    'APL ASOP BACHS CHAW CHOC CIC CLICK FABB FOSS GOSK HASP HIP HIPC HOSMS IGPC LIGA LOCC MPA NEL ' +
    'PCCO SAPA SASSE SE SEOXHA TABA TASC UOS WACA WEB WHAM WISHH'
  ).split(' '),
)

/**
 * A name without its capitals. What is short for something keeps them: what is known to be, what has no vowel, and
 * what is short and holds a digit or stands alone in brackets.
 */
function inSmallLetters(name: string): string {
  return name.replace(/[A-Z0-9+']+/g, (word, at: number) => {
    const known = shortened[word]
    if (known) return known
    if (abbreviations.has(word) || !/[AEIOUY]/.test(word)) return word
    if (/\d/.test(word) && word.length <= 6) return word
    if (name[at - 1] === '(' && name[at + word.length] === ')' && word.length <= 4) return word
    const lower = word.toLowerCase()
    return at > 0 && smallWords.has(lower)
      ? lower
      : lower.replace(/^./, (first) => first.toUpperCase())
  })
}
