import { textStyles } from './text.ts'

/**
 * Every colour of the site, by meaning. Meanings are the same in all charts and in both themes; text colours reach
 * 4.5:1 on paper, marks 3:1. Deprivation runs from 1, the most deprived fifth (strongest), to 5, the least; rates of
 * link workers from 1, the lowest class of a map, to 5, the highest (strongest). `inverse` is for lines and words on
 * such a colour: paper that stays where paper is made transparent.
 */
export const tokens = {
  light: {
    paper: '#fbf9f4',
    ink: '#1c2623',
    muted: '#56615d',
    rule: '#dad7cc',
    gap: '#f0ede4',
    offered: '#2f4d6e',
    referred: '#1c7a4b',
    declined: '#b04a20',
    'deprivation-1': '#43205c',
    'deprivation-2': '#65397f',
    'deprivation-3': '#80579a',
    'deprivation-4': '#9673ab',
    'deprivation-5': '#9d86af',
    'rate-1': '#82973b',
    'rate-2': '#457d3b',
    'rate-3': '#02633f',
    'rate-4': '#004440',
    'rate-5': '#002238',
    inverse: '#fbf9f4',
    context: '#7d8781',
    reference: '#56615d',
  },
  dark: {
    paper: '#161a19',
    ink: '#edeae2',
    muted: '#a8b0ab',
    rule: '#343b39',
    gap: '#1f2523',
    offered: '#93b4d4',
    referred: '#6ccb98',
    declined: '#e57f50',
    'deprivation-1': '#ecd9f8',
    'deprivation-2': '#cba8e2',
    'deprivation-3': '#aa84c5',
    'deprivation-4': '#8f6daa',
    'deprivation-5': '#775f8a',
    'rate-1': '#217380',
    'rate-2': '#389786',
    'rate-3': '#62ba88',
    'rate-4': '#a3d787',
    'rate-5': '#e0f1a0',
    inverse: '#161a19',
    context: '#7f8a84',
    reference: '#a8b0ab',
  },
} as const

export type Theme = keyof typeof tokens
export type Token = keyof (typeof tokens)['light']

const meanings = [
  'offered',
  'referred',
  'declined',
  'deprivation-1',
  'deprivation-2',
  'deprivation-3',
  'deprivation-4',
  'deprivation-5',
  'rate-1',
  'rate-2',
  'rate-3',
  'rate-4',
  'rate-5',
  'ink',
  'inverse',
  'context',
  'reference',
] as const satisfies readonly Token[]

/** What a mark of a chart means; the name of its class and of its colour. */
export type Meaning = (typeof meanings)[number]

/** The colour of one fifth of areas, 1 the most deprived. */
export const deprivationMeaning = (fifth: number): Meaning => {
  const meaning = meanings.find((name) => name === `deprivation-${fifth}`)
  if (!meaning) throw new RangeError(`theme: fifth: ${fifth}; expected 1 to 5`)
  return meaning
}

/** Custom properties of one theme: `--paper:#fbf9f4;…`, to stand inside a rule. */
export function themeVariables(theme: Theme): string {
  return Object.entries(tokens[theme])
    .map(([name, colour]) => `--${name}:${colour}`)
    .join(';')
}

/** How charts look, with colours as `colour` names them. A mark takes `color` from its meaning. */
function marks(colour: (token: Token) => string): string {
  const text = Object.entries(textStyles).map(
    ([style, { size, weight }]) => `.chart .${style}{font-size:${size}px;font-weight:${weight}}`,
  )
  const colours = meanings.map((meaning) => `.chart .${meaning}{color:${colour(meaning)}}`)
  return [
    `.chart{color:${colour('ink')}}`,
    `.chart text{fill:currentColor}`,
    ...text,
    `.chart .tick,.chart .note{color:${colour('muted')}}`,
    ...colours,
    // The lighter fifths are strong enough for marks but not for words, so the words of all five are in one plum.
    `.chart text[class*=deprivation-]{color:${colour('deprivation-2')}}`,
    `.chart text.context{color:${colour('muted')}}`,
    `.chart .value,.chart .label{paint-order:stroke;stroke:${colour('paper')};stroke-width:3px;stroke-linejoin:round}`,
    `.chart .grid{stroke:${colour('rule')};stroke-width:1px}`,
    `.chart .zero{stroke:${colour('ink')};stroke-width:1px}`,
    `.chart .grid,.chart .zero{shape-rendering:crispEdges}`,
    `.chart .gap{fill:${colour('gap')}}`,
    `.chart .line{fill:none;stroke:currentColor;stroke-width:2.5px;stroke-linejoin:round;stroke-linecap:round}`,
    `.chart .thin{stroke-width:1.5px}`,
    `.chart .join{stroke:currentColor;stroke-width:2px;stroke-dasharray:2 4}`,
    `.chart .leader{stroke:currentColor;stroke-width:1px}`,
    `.chart .level{stroke:currentColor;stroke-width:1.5px;stroke-dasharray:6 3}`,
    `.chart .bar,.chart .dot{fill:currentColor}`,
    `.chart .area{fill:currentColor;fill-opacity:.18}`,
    `.chart .open{fill:${colour('paper')};stroke:currentColor;stroke-width:2px}`,
    `.chart .region{fill:currentColor;stroke:${colour('inverse')};stroke-linejoin:round;paint-order:stroke}`,
    `.chart .hatch{fill:none;stroke:currentColor}`,
    `.chart .estimate{fill:currentColor;fill-opacity:.22;stroke:currentColor;stroke-width:1.5px}`,
  ].join('\n')
}

/**
 * Styles of charts on a page: colours are the page's custom properties, and the column chooses the layout. What is
 * read out keeps its colour: of a map the other areas step back, because areas can be too small for a ring.
 */
export function chartStyles(): string {
  return `${marks((token) => `var(--${token})`)}
.plot{container-type:inline-size;position:relative}
.chart{display:block;overflow:visible;font-family:var(--sans,'Public Sans',system-ui,sans-serif)}
.chart path{vector-effect:non-scaling-stroke}
.chart text{pointer-events:none}
.chart .map{forced-color-adjust:none}
.chart .map path{vector-effect:none}
.outlines{position:absolute}
.chart .map .hatch{pointer-events:all}
.chart.wide{display:none}
@container (min-width:560px){.chart.wide{display:block}.chart.narrow:not(:last-of-type){display:none}}
.chart [data-active]{stroke:var(--ink);stroke-width:3px}
.chart .map [data-active]{stroke:var(--inverse);stroke-width:inherit}
.chart .map:not(.hexagons):has([data-active]) .region:not([data-active]){opacity:.4}
.chart .hexagons [data-active]{stroke-width:8px;paint-order:normal}
.readout{position:absolute;z-index:1;box-sizing:border-box;max-width:100%;margin:0;padding:5px 9px;background:var(--ink);color:var(--paper);font:600 13px/1.35 var(--sans,'Public Sans',system-ui,sans-serif);pointer-events:none}
.readout[hidden]{display:none}
@media print{.readout{display:none}}
@media (forced-colors:active){.chart .value,.chart .label{stroke:Canvas}.chart .grid{stroke:GrayText}.chart .zero{stroke:CanvasText}.chart .gap{fill:none}}
`
}

/** Styles of a picture that is a file of its own: the same marks with literal colours. */
export function pictureStyles(theme: Theme): string {
  return `${marks((token) => tokens[theme][token])}
.chart{font-family:'Public Sans',system-ui,sans-serif}
.chart .title{font-family:'Source Serif 4',Georgia,serif;font-weight:600}
.chart .subtitle,.chart .source{color:${tokens[theme].muted}}
.paper{fill:${tokens[theme].paper}}`
}
