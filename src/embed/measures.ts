/** How the words of an embed are set, in px. The style sheet and the estimate of the height both follow it. */
export const type = {
  title: { size: 18, line: 22, weight: 700 },
  subtitle: { size: 13, line: 18, weight: 400 },
  description: { size: 12, line: 16, weight: 400 },
  source: { size: 12, line: 16, weight: 400 },
} as const

export type Kind = keyof typeof type

/** Space above each part, in px. */
export const above = {
  title: 12,
  subtitle: 4,
  plot: 10,
  description: 8,
  table: 2,
  source: 6,
  end: 10,
} as const

/** Height of the closed table's handle. */
export const handle = 30

/** Words stay readable in wide frames. */
export const longestLine = 720

/** Space beside the column in a frame of `width` px: none at 280, where the drawing needs all of it. */
export const side = (width: number): number => Math.min(Math.max(width / 2 - 140, 0), 16)
