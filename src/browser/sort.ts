/**
 * Makes tables sortable by their columns: each heading becomes a button, a second press turns the order round. Cells
 * without a figure stay last either way. Without script the table stays as it was written.
 */
const compare = new Intl.Collator('en-GB', { numeric: true }).compare

/** What a cell is sorted by: the number that it begins with, its text, or nothing where it holds no figure. */
function keyOf(
  row: HTMLTableRowElement,
  column: number,
  isNumber: boolean,
): number | string | null {
  const text = row.cells[column]?.textContent.trim() ?? ''
  if (!isNumber) return text
  const number = parseFloat(text.replace(/,/g, ''))
  return Number.isNaN(number) ? null : number
}

/** Gives a table its buttons. */
export function makeSortable(table: HTMLTableElement) {
  const body = table.tBodies[0]!
  const headings = [...table.tHead!.rows[0]!.cells]

  headings.forEach((heading, column) => {
    const button = document.createElement('button')
    button.type = 'button'
    button.className = 'sort'
    const words = document.createElement('span')
    words.append(...heading.childNodes)
    button.append(words)
    heading.append(button)
    button.addEventListener('click', () => {
      const isNumber = heading.classList.contains('numeric')
      // Figures are read from the highest, words from A.
      const first = isNumber ? 'descending' : 'ascending'
      const second = isNumber ? 'ascending' : 'descending'
      const order = heading.ariaSort === first ? second : first
      for (const each of headings) each.ariaSort = each === heading ? order : null
      const turn = order === 'ascending' ? 1 : -1
      const rows = [...body.rows].map((row) => ({ row, key: keyOf(row, column, isNumber) }))
      rows.sort((a, b) => {
        if (a.key === null || b.key === null) return Number(a.key === null) - Number(b.key === null)
        const step =
          typeof a.key === 'number' && typeof b.key === 'number'
            ? a.key - b.key
            : compare(String(a.key), String(b.key))
        return step * turn
      })
      body.append(...rows.map(({ row }) => row))
    })
  })
}

for (const table of document.querySelectorAll<HTMLTableElement>('table[data-sortable]')) {
  makeSortable(table)
}
