/** The most characters that GitHub takes as the text of a pull request. */
export const longestBody = 65_536

/** Text as Markdown shows it, also in the cell of a table: no mark-up, no HTML, one line. */
export function escapeMarkdown(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/[\\`*[\]|]/g, '\\$&')
    .replace(/\s+/g, ' ')
}

/** A table of GitHub's Markdown. Columns whose heading begins with `>` are numbers; cells are Markdown already. */
export function writeTable(headings: readonly string[], rows: readonly string[][]): string {
  const lines = [
    headings.map((heading) => heading.replace(/^>/, '')),
    headings.map((heading) => (heading.startsWith('>') ? '---:' : '---')),
    ...rows,
  ]
  return lines.map((cells) => `| ${cells.join(' | ')} |\n`).join('')
}

/** Markdown of at most so many characters: whole lines from its start, and a note when something is left out. */
export function cutMarkdown(text: string, longest: number, note: string): string {
  if (text.length <= longest) return text
  const end = text.lastIndexOf('\n', longest - note.length - 3)
  return `${text.slice(0, end)}\n\n${note}\n`
}
