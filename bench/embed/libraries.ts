import type { Drawn } from './series.ts'

/** A page that draws a chart with a charting library as its own documentation shows: script tags and a call. */
export interface Library {
  name: string
  /** Minified builds in the order they are loaded, as paths in `bench/node_modules`. */
  scripts: string[]
  /** What the page holds for the library to draw into. */
  body: string
  /** The call. Animation is off and no menus are shown, so that the first paint is the chart. */
  call(drawn: Drawn): string
}

const seriesOf = ({ values }: Drawn) => [...new Set(values.map(({ series }) => series))]

const chartJs: Library = {
  name: 'Chart.js',
  scripts: ['chart.js/dist/chart.umd.min.js'],
  body: '<canvas id="chart" width="680" height="400"></canvas>',
  call(drawn) {
    const { title, mark, values } = drawn
    const datasets = seriesOf(drawn).map((label) => ({
      label,
      data: values.filter(({ series }) => series === label).map(({ x, y }) => ({ x, y })),
    }))
    const options = {
      animation: false,
      responsive: false,
      plugins: { title: { display: true, text: title } },
      scales: mark === 'line' ? { x: { type: 'linear' } } : {},
    }
    return `new Chart(document.getElementById('chart'), ${JSON.stringify({ type: mark, data: { datasets }, options })})`
  },
}

const vegaLite: Library = {
  name: 'Vega-Lite',
  scripts: [
    'vega/build/vega.min.js',
    'vega-lite/build/vega-lite.min.js',
    'vega-embed/build/vega-embed.min.js',
  ],
  body: '<div id="chart"></div>',
  call({ title, mark, values }) {
    const line = mark === 'line'
    const specification = {
      title,
      width: 600,
      height: 340,
      data: { values },
      mark: line ? { type: 'line', point: true } : 'bar',
      encoding: {
        x: {
          field: 'x',
          type: line ? 'quantitative' : 'nominal',
          ...(line ? { scale: { zero: false } } : {}),
        },
        y: { field: 'y', type: 'quantitative' },
        color: { field: 'series', type: 'nominal' },
        ...(line ? {} : { xOffset: { field: 'series' } }),
      },
    }
    return `vegaEmbed('#chart', ${JSON.stringify(specification)}, {actions: false})`
  },
}

const plotly: Library = {
  name: 'Plotly',
  scripts: ['plotly.js-dist-min/plotly.min.js'],
  body: '<div id="chart"></div>',
  call(drawn) {
    const { title, mark, values } = drawn
    const traces = seriesOf(drawn).map((name) => {
      const own = values.filter(({ series }) => series === name)
      return {
        name,
        x: own.map(({ x }) => x),
        y: own.map(({ y }) => y),
        ...(mark === 'line' ? { type: 'scatter', mode: 'lines+markers' } : { type: 'bar' }),
      }
    })
    const layout = { title: { text: title }, width: 680, height: 400 }
    return `Plotly.newPlot('chart', ${JSON.stringify(traces)}, ${JSON.stringify(layout)}, {displayModeBar: false})`
  },
}

export const libraries = [chartJs, vegaLite, plotly]

/** The whole page; its scripts stand under `/library/`. */
export function writePage(library: Library, drawn: Drawn): string {
  const tags = library.scripts.map((path) => `<script src="/library/${path}"></script>`).join('\n')
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Chart</title>
${library.body}
${tags}
<script>${library.call(drawn).replaceAll('</', '<\\/')}</script>
</html>
`
}
