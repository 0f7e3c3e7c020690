import { describe, expect, test } from 'vitest'
import { inSentence, networkName, placeName } from '../../src/area-names.ts'

describe('the place of an area', () => {
  test.each([
    ['NHS Devon Integrated Care Board', 'Devon'],
    ['NHS Devon ICB - 15N', 'Devon'],
    ['NHS FRIMLEY ICB - D4U1Y', 'Frimley'],
    ['North East and Yorkshire', 'North East and Yorkshire'],
    ['England', 'England'],
  ])('of %s is %s', (official, place) => expect(placeName(official)).toBe(place))
})

describe('an area in a sentence', () => {
  test.each([
    ['england', 'England', 'England'],
    ['region', 'London', 'London'],
    ['region', 'South West', 'the South West'],
    ['icb', 'NHS Devon Integrated Care Board', 'NHS Devon Integrated Care Board'],
  ] as const)('of the level %s, %s, is %s', (level, name, said) =>
    expect(inSentence({ level, name })).toBe(said),
  )
})

describe('the name of a network', () => {
  test.each([
    ['ST AUSTELL HEALTHCARE PCN', 'St Austell Healthcare PCN'],
    ['CENTRAL & WEST (IW) PCN', 'Central & West (IW) PCN'],
    ['COASTAL (WEST HAMPSHIRE) PCN', 'Coastal (West Hampshire) PCN'],
    ['APL BEXLEY PCN', 'APL Bexley PCN'],
    [
      'FABB (FISHPONDS, AIR BALLOON & BEECHWOOD) PCN',
      'FABB (Fishponds, Air Balloon & Beechwood) PCN',
    ],
    ['SWB TOGETHER4HEALTHCARE PCN', 'SWB Together4healthcare PCN'],
    ['BRUNEL HEALTH GROUP PCN6', 'Brunel Health Group PCN6'],
    ['4PCN (BNSSG) PCN', '4PCN (BNSSG) PCN'],
    ["DEAN'S AND CENTRAL BRIGHTON PCN", "Dean's and Central Brighton PCN"],
    ['CITY - OX3+ PCN', 'City - OX3+ PCN'],
    ['CROSBY and MAGHULL PARTNERSHIP PCN', 'Crosby and Maghull Partnership PCN'],
    [
      'THE MOTE & WALLIS HEALTH PRIMARY CARE NETWORK',
      'The Mote & Wallis Health Primary Care Network',
    ],
    ['ARUN INTEGRATED CARE (AIC) PCN LTD', 'Arun Integrated Care (AIC) PCN Ltd'],
  ])('%s is written %s', (published, written) => expect(networkName(published)).toBe(written))
})
