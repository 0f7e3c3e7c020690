import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cutMarkdown, escapeMarkdown, writeTable } from '../../src/diff/markdown.ts'

describe('escapeMarkdown', () => {
  it('takes mark-up, HTML and line breaks out of a text', () => {
    expect(escapeMarkdown('a|b <img src=x> *c* [d](e) `f`\n& g')).toBe(
      'a\\|b &lt;img src=x&gt; \\*c\\* \\[d\\](e) \\`f\\` &amp; g',
    )
  })

  it('leaves every table with the cells it has', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const row = writeTable(['a', '>b'], [[escapeMarkdown(text), '1']]).split('\n')[2] ?? ''
        expect(row.match(/(?<!\\)(?:\\\\)*\|/g)).toHaveLength(3)
      }),
    )
  })
})

describe('cutMarkdown', () => {
  const note = 'The rest is in report.md.'

  it('leaves a short text alone', () => {
    expect(cutMarkdown('short\n', 100, note)).toBe('short\n')
  })

  it('keeps whole lines and says that there is more', () => {
    const line = fc.string({ maxLength: 40 }).map((text) => text.replaceAll('\n', ''))
    fc.assert(
      fc.property(fc.array(line, { minLength: 20 }), (lines) => {
        const text = `${lines.join('\n')}\n`
        const cut = cutMarkdown(text, 200, note)
        expect(cut.length).toBeLessThanOrEqual(200)
        if (text.length <= 200) return
        expect(cut.endsWith(`\n\n${note}\n`)).toBe(true)
        expect(text.startsWith(`${cut.slice(0, -note.length - 3)}\n`)).toBe(true)
      }),
    )
  })
})
