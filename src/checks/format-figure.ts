const upTo4 = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 4 })

/** A figure as it is stored, with thousands separators: `2,805.8514`. */
export function formatFigure(value: number): string {
  return upTo4.format(value)
}
