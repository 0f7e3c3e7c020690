/** Terms that several charts explain, in plain words. */
export const terms = {
  fullTimeEquivalent: {
    term: 'Full-time equivalent',
    meaning:
      'Hours worked, counted in full-time jobs of 37.5 hours a week: two half-time posts make one.',
  },
  linkWorker: {
    term: 'Link worker',
    meaning:
      'Somebody who helps a person to find activities and support. From April 2023 the figures include link workers who are mental health practitioners.',
  },
  rate: {
    term: 'Link workers per 100,000 patients',
    meaning:
      'Full-time equivalents for every 100,000 patients registered with GP practices. Patients are counted at the time nearest to the census for which list sizes are in hand; the table to download says when.',
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
  icb: {
    term: 'Integrated care board (ICB)',
    meaning: 'The body that plans and pays for the NHS in one part of England.',
  },
  subIcb: {
    term: 'Sub-ICB location',
    meaning: 'A part of an ICB for which the NHS publishes figures of its own.',
  },
  deprivationIndex: {
    term: 'Index of Multiple Deprivation (IMD)',
    meaning:
      'A ranking of small areas by income, work, health, education, crime, housing and environment.',
  },
  slope: {
    term: 'Slope',
    meaning:
      'How steep the straight line is that runs closest to all dots: by how much link workers per 100,000 patients differ between two places whose deprivation scores are ten points apart.',
  },
  interval: {
    term: '95% interval',
    meaning:
      'Values that fit the figures about as well as the one that is given. Where it holds both more and fewer, the figures do not say which.',
  },
} as const
