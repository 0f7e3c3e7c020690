/** Terms that several charts explain, in plain words. */
export const terms = {
  fullTimeEquivalent: {
    term: 'Full-time equivalent',
    meaning:
      'Hours worked, counted in full-time jobs of 37.5 hours a week: two half-time posts make one.',
  },
  network: {
    term: 'Primary care network',
    meaning: 'A group of neighbouring GP practices that share staff such as link workers.',
  },
  fifthOfNetworks: {
    term: 'Deprivation fifth',
    meaning:
      'Networks are sorted by the deprivation scores of their practices and cut into five groups with the same number of patients.',
  },
  deprivationIndex: {
    term: 'Index of Multiple Deprivation (IMD)',
    meaning:
      'A ranking of small areas by income, work, health, education, crime, housing and environment.',
  },
} as const
