import { describe, expect, test } from 'vitest'
import { drawPicture } from '../../src/chart.ts'
import { drawings } from './drawings.ts'

// Drawn from frozen tables: these files change only when code does. Update with `npx vitest run tests/charts --update`.
describe.each(drawings)('$id, $layout', ({ id, chart, layout, points }) => {
  test('looks as approved', async () => {
    const address = `https://example.org/charts/${id}/`
    const picture = drawPicture(chart, points, { theme: 'light', layout, address })
    await expect(picture).toMatchFileSnapshot(`../pictures/${id}.${layout}.svg`)
  })
})
