import { createHash } from 'node:crypto'
import { drawMarked, type Chart, type Layout, type Point } from '../chart.ts'
import { escapeXml, writeFluid, type Drawing } from '../plot/svg.ts'
import type { Revised } from '../revisions/revised.ts'
import { siteName } from '../site.ts'
import { compact, labelsOf, withoutHiddenDots } from './compact.ts'
import { editionMark } from './frozen.ts'
import { writeRevised } from './revised.ts'
import { embedStyles } from './style.ts'
import { writeTable } from './table.ts'
import { wordsOf } from './words.ts'

/** Above this the figures are too many for a light document and too close for a finger: the table has them. */
const mostFigures = 150

/** What an embed carries besides its chart. */
export interface Surroundings {
  /** Where readers find the chart's page, absolute. */
  address: string
  /** The one script, ready to stand in the page. */
  script: string
  /** Figures that changed since they were first published. */
  revised?: readonly Revised[]
}

/**
 * The embed of a chart: one HTML document that needs nothing else. Both layouts of the picture, its description and
 * its table are in it, so that it reads without script; the script adds themes, the height for its host and the
 * readout. Its policy lets it load nothing, so that it cannot track anyone.
 */
export function writeEmbed(
  chart: Chart,
  points: readonly Point[],
  { address, script, revised = [] }: Surroundings,
): string {
  const words = wordsOf(chart, points)
  const style = embedStyles()
  const policy = `default-src 'none'; style-src '${hash(style)}'; script-src '${hash(script)}'; base-uri 'none'; form-action 'none'`
  const labels = figures(chart, points, revised)
  const draw = (layout: Layout) =>
    drawing(drawMarked(chart, points, layout, revised), layout, labels.length)
  const notes = chart.notes.map((note) => `<li>${escapeXml(note)}</li>`)
  return `<!doctype html>
<html lang="en-GB" data-chart="${chart.id}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeXml(`${words.title} — ${siteName}`)}</title>
<meta name="description" content="${escapeXml(words.subtitle)}">
<meta name="robots" content="noindex">
<meta name="googlebot" content="noindex, indexifembedded">
<meta name="responsive-embedded-sizing" content="">
<link rel="canonical" href="${escapeXml(address)}">
<style>${style}</style>
<script>${script}</script>
</head>
<body>
<main>
<h1>${escapeXml(words.title)}</h1>
<p class="subtitle">${escapeXml(words.subtitle)}</p>
<div class="plot">${draw('narrow')}${draw('wide')}</div>
<p class="description"><b>Description of this chart:</b> ${escapeXml(words.description)}</p>
<details><summary>Table and notes</summary>
<section class="scroll" aria-label="Table of this chart" tabindex="0">${writeTable(chart, points, revised)}</section>
<ul>${notes.join('')}</ul>
</details>
${labels.length > mostFigures ? '' : `<template>${escapeXml(labels.join('\n'))}</template>`}
${editionMark}
<p class="source">${writeRevised(chart, revised)}${escapeXml(words.source)} <a href="${escapeXml(address)}" target="_top" rel="noopener">${escapeXml(words.link)}</a></p>
</main>
</body>
</html>
`
}

/** Hidden from assistive technology: description and table say the same to everyone. */
function drawing(drawn: Drawing, layout: Layout, count: number): string {
  const shown = compact(count > mostFigures ? withoutHiddenDots(drawn) : drawn)
  return `<svg class="chart ${layout}" width="100%" height="${shown.height}" aria-hidden="true" focusable="false">${writeFluid(shown)}</svg>`
}

/**
 * What the figures of the picture say, in the order of both layouts; the script puts it to them.
 * @throws when the layouts do not show the same figures in the same order
 */
function figures(chart: Chart, points: readonly Point[], revised: readonly Revised[]): string[] {
  const narrow = labelsOf(drawMarked(chart, points, 'narrow', revised))
  const wide = labelsOf(drawMarked(chart, points, 'wide', revised))
  if (narrow.join('\n') !== wide.join('\n')) {
    throw new Error(
      `embed: ${chart.id}: figures of the two layouts differ: ${narrow.length} and ${wide.length}; draw the same figures in the same order in both`,
    )
  }
  return narrow
}

function hash(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`
}
