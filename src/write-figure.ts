/** A figure of a chart as its tables say it; `format` writes it where there is one. */
export function writeFigure(
  value: string | number | null | undefined,
  format: (value: string | number) => string = String,
): string {
  if (value === null || value === undefined) return 'no figure'
  if (value === 'suppressed') return 'fewer than 5'
  return format(value)
}
