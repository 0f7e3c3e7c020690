import { formatDay } from '../format.ts'

/** Where a frozen embed says of what day its figures are; the newest one has nothing to say here. */
export const editionMark = '<!--edition-->'

/** Where the site, each time it is built, says that newer figures exist. */
const newerMark = '<!--newer-->'

/** Stands for the site's public address in frozen embeds, so that they survive a move of the site. */
const anywhere = 'https://social-prescribing-in-numbers.invalid'

/** One act of publishing: `2026-11-22`, or `2026-11-22.2` for the second on a day. */
export type Release = string

/**
 * Freezes the embed of a chart as it was built: same content, and the day of its figures.
 * @param site the public address that it was built with, base path included
 * @throws when the document does not look like an embed of this site
 */
export function freeze(document: string, release: Release, site: string): string {
  const marks = document.split(editionMark).length - 1
  const links = document.split(`"${site}/charts/`).length - 1
  if (marks !== 1 || links !== 2) {
    throw new Error(
      `embed: marks for the edition and links to ${site}: ${marks} and ${links}; expected 1 and 2 — was it built with this SITE_URL`,
    )
  }
  const day = formatDay(release.slice(0, 10))
  return document
    .replace('<html ', `<html data-release="${release}" `)
    .replace(editionMark, `<p class="edition">Figures as published on ${day}.${newerMark}</p>`)
    .replaceAll(`"${site}/`, `"${anywhere}/`)
}

/** What an embed says in its title and subtitle, as markup; an embed whose words change is frozen again. */
export function wordsOf(embed: string): string {
  return /<h1>.*?<\/h1>\s*<p class="subtitle">.*?<\/p>/s.exec(embed)?.[0] ?? ''
}

/** What has come after a frozen embed, as readers are told of it. */
const later = {
  newer: ['Newer figures are available', '.'],
  mended: ['Its title has been changed since', '.'],
  ended: ['This chart has ended', ': they are the last.'],
} as const

export type Later = keyof typeof later

/**
 * A frozen embed as the site serves it now; its figures are untouched.
 * @param of the site's address, and what has come since, with the address of the chart's page
 */
export function serveFrozen(
  frozen: string,
  { site, since }: { site: string; since?: { what: Later; page: string } },
): string {
  const words = since ? writeLater(since) : ''
  return frozen.replaceAll(`"${anywhere}/`, `"${site}/`).replace(newerMark, words)
}

function writeLater({ what, page }: { what: Later; page: string }): string {
  const [words, end] = later[what]
  return ` <a href="${page}" target="_top" rel="noopener">${words}</a>${end}`
}
