import { chartStyles, themeVariables } from '../plot/theme.ts'
import { above, handle, longestLine, type, type Kind } from './measures.ts'

const font = (kind: Kind) => `${type[kind].weight} ${type[kind].size}px/${type[kind].line}px`

const dark = `${themeVariables('dark')};color-scheme:dark`

/**
 * The style sheet of an embed. Light unless the script, from the query string, says otherwise on the root: then dark,
 * or the reader's choice. Paper is always light, and chooses the layout itself, because Firefox prints charts in
 * containers blank.
 */
export function embedStyles(): string {
  return `:root{${themeVariables('light')};color-scheme:light;--sans:-apple-system,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif;-webkit-text-size-adjust:100%;text-size-adjust:100%}
@media screen{:root[data-theme=dark]{${dark}}}
@media screen and (prefers-color-scheme:dark){:root[data-theme=auto]{${dark}}}
${chartStyles()}
body{margin:0;background:var(--paper);color:var(--ink);font:${font('description')} var(--sans);overflow-wrap:break-word}
main{display:flow-root;padding:0 clamp(0px,50vw - 140px,16px) ${above.end}px}
h1,p{max-width:${longestLine}px;margin:0}
p{text-wrap:pretty}
h1{margin-top:${above.title}px;font:${font('title')} var(--sans);text-wrap:balance}
.subtitle{margin-top:${above.subtitle}px;color:var(--muted);font:${font('subtitle')} var(--sans)}
.plot{margin-top:${above.plot}px}
.description{margin-top:${above.description}px;color:var(--muted)}
b{color:var(--ink)}
details{margin-top:${above.table}px}
summary{width:fit-content;font-weight:600;line-height:${handle}px;cursor:pointer}
.scroll{overflow:auto;max-height:360px;border-block:1px solid var(--rule)}
table{border-collapse:collapse;font-size:12px;line-height:16px;font-variant-numeric:tabular-nums}
caption{padding:6px 0;color:var(--muted);text-align:left}
th,td{padding:4px 14px 4px 0;text-align:left;vertical-align:top}
thead th{position:sticky;top:0;background:var(--paper);vertical-align:bottom}
tbody th{min-width:92px;font-weight:400}
tbody tr{border-top:1px solid var(--rule)}
.numeric{text-align:right}
ul{max-width:${longestLine - 18}px;margin:8px 0;padding-left:18px}
.edition,.source{margin-top:${above.source}px;color:var(--muted);font:${font('source')} var(--sans)}
a{color:var(--referred);text-underline-offset:2px;white-space:nowrap}
:focus-visible{outline:3px solid var(--referred);outline-offset:2px}
:root[data-bg=transparent] body{background:none}
:root[data-bg=transparent] .chart{--paper:transparent}
:root[data-plain] h1,:root[data-plain] .subtitle{display:none}
@media print{.scroll{max-height:none}.plot{container-type:normal}}
@media print and (min-width:560px){.chart.wide{display:block}.chart.narrow:not(:last-of-type){display:none}}
`
}
