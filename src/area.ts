/** Kinds of areas of the NHS in England, from the largest to the smallest. */
export const levels = ['england', 'region', 'icb', 'sub-icb', 'network', 'practice'] as const
export type Level = (typeof levels)[number]

/** The forms that NHS organisation codes have. */
export const codeForms = {
  /** Region, ICB, sub-ICB location or clinical commissioning group; `NULL` is how some files write none. */
  area: /^(?!NULL$)[A-Z0-9]{3,5}$/,
  network: /^U\d{5}$/,
  practice: /^[A-Z]\d{5}$/,
}

/** Stored order of rows of areas: the largest kind first, then by code. */
export function byLevelAndCode(
  a: { level: Level; code: string },
  b: { level: Level; code: string },
): number {
  const step = levels.indexOf(a.level) - levels.indexOf(b.level)
  if (step !== 0) return step
  return a.code < b.code ? -1 : Number(a.code > b.code)
}

/** Codes of the areas that an area lies in; `null` where that is no question. */
export interface Surrounding {
  sub_icb: string | null
  icb: string | null
  region: string | null
}

/** The columns in which two places differ. */
export function differences(a: Surrounding, b: Surrounding): (keyof Surrounding)[] {
  return (['sub_icb', 'icb', 'region'] as const).filter((around) => a[around] !== b[around])
}
