import { forEachDrawn } from './bootstrap.ts'

/** A group of people, and how much of something they have. */
export interface Holding {
  people: number
  amount: number
}

/**
 * The concentration index of an amount across people ordered from the most to the least deprived, -1 to 1: below 0
 * the more deprived have more than their share, at 0 all have alike.
 *
 * Twice the area between the diagonal and the concentration curve, whose corners are the groups: the share of people
 * so far across, the share of the amount so far up. Source: Kakwani, Wagstaff and van Doorslaer 1997, Journal of
 * Econometrics 77, 87–103, equation 8 (grouped data); O'Donnell and others 2008, Analyzing Health Equity Using
 * Household Survey Data (World Bank), chapter 8.
 * @param ordered groups from the most to the least deprived
 * @param times how often each group counts; once if it is not given
 */
export function concentrationIndex(ordered: readonly Holding[], times?: Uint32Array): number {
  let [people, amount, area] = [0, 0, 0]
  forEachDrawn(ordered, times, (group, counts) => {
    const nextPeople = people + counts * group.people
    const nextAmount = amount + counts * group.amount
    area += people * nextAmount - nextPeople * amount
    people = nextPeople
    amount = nextAmount
  })
  // Positive when the curve lies below the diagonal.
  return people === 0 || amount === 0 ? 0 : area / (people * amount)
}

/**
 * The share of the amount that each fifth of people has. Groups are laid end to end; each belongs to the fifth in
 * which the middle of its people falls, as in `fifthsOfNetworks`.
 * @param ordered groups from the most to the least deprived
 * @param times how often each group counts; once if it is not given
 * @returns five shares, the most deprived fifth first; they add up to 1
 */
export function sharesOfFifths(ordered: readonly Holding[], times?: Uint32Array): number[] {
  let [everyone, everything] = [0, 0]
  forEachDrawn(ordered, times, ({ people, amount }, counts) => {
    everyone += counts * people
    everything += counts * amount
  })
  const amounts = [0, 0, 0, 0, 0]
  let before = 0
  forEachDrawn(ordered, times, ({ people, amount }, counts) => {
    const middle = (before + (counts * people) / 2) / everyone
    before += counts * people
    amounts[Math.min(Math.floor(middle * 5), 4)]! += counts * amount
  })
  return amounts.map((amount) => amount / everything)
}
