/** What the charts of the Network Contract DES say alike. */
export const referralSource = 'NHS England, Network Contract DES management information'

export const referralTerms = {
  referred: {
    term: 'Referred',
    meaning:
      'Registered patients whose record says that they were referred to a social prescribing service since the first of April. Each is counted once a year.',
  },
  declined: {
    term: 'Declined',
    meaning:
      'Registered patients whose record says that they once chose not to accept a referral, in whatever year, and who were not referred in this one.',
  },
  interval: {
    term: 'Interval',
    meaning:
      'Where chance alone would leave the figure in 95 of 100 cases (Wilson). It says nothing of how well practices keep records.',
  },
} as const

export const referralNotes = {
  leavers:
    'Patients who move away or die leave the count, so that it can fall from one month to the next.',
  ended: 'NHS England stopped counting social prescribing in this publication after March 2025.',
  stock:
    'Those who declined are a stock that grows over years, those referred a count of one year: no rate of refusal can be made of the two.',
} as const
