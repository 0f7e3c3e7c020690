import { describe, expect, it } from 'vitest'
import type { Tables } from '../src/fact.ts'
import { factIds, facts, getFact } from '../src/facts.ts'
import { storedTables as tables } from './stored-tables.ts'

/** The real tables with the rows of one of them changed: the future, or a mistake. */
function tablesWith<Id extends keyof Tables>(
  table: Id,
  change: (rows: Tables[Id]) => readonly Partial<Tables[Id][number]>[],
): Tables {
  return { ...tables, [table]: change(tables[table]) }
}

const month = (census: string, fte: number) => ({ census, fte })

describe('facts of the tables in hand', () => {
  it.each(factIds)('%s reads as a number or words, with a period and a meaning', (id) => {
    const fact = getFact(id)
    for (const words of [fact.text(tables), fact.period(tables), fact.meaning]) {
      expect(words).toMatch(/\S/)
      expect(words).not.toMatch(/NaN|null|undefined|Infinity/)
    }
  })

  it('have ids of their own', () => {
    expect(new Set(factIds).size).toBe(facts.length)
  })

  it.each([
    ['link-workers.first', '112'],
    ['link-workers.first.month', 'March 2020'],
    ['link-workers.peak', '2,948'],
    ['link-workers.peak.month', 'February 2024'],
    ['networks-recording.first', '188 of 1,252'],
    ['networks-recording.2020-09.share', '50%'],
    ['networks-recording.2023-03.share', '98%'],
    ['snomed.referred.2018-19', '64,370'],
    ['snomed.refusal.2018-19', '19.7%'],
    ['study.consultations', '9.4 million'],
    ['study.referrals', '5.5 million'],
    ['study.people.2023', '1.3 million'],
    ['study.refusal.2019', '22%'],
    ['study.refusal.2023', '12%'],
    ['study.refusal.2023.one-in', 'one in eight'],
    ['study.women.lower-odds', '21%'],
    ['study.women.odds-ratio.interval', '0.77–0.82'],
    ['nhs.people.2020-21', '407,117'],
    ['nhs.refusal.2020-21', '20%'],
    ['elsa.refusal', '12%'],
    ['elemental.medical-route', '72–85%'],
    ['target.people', '900,000'],
    ['deprived.share.2017', '23%'],
    ['deprived.share.2023', '42%'],
    ['population.two-most-deprived-fifths', '40.4%'],
    ['population.most-deprived-fifth', '19.9%'],
    ['preprint.refusal.2023', '10.6%'],
  ])('%s is %s, as its publisher prints it', (id, text) => {
    expect(getFact(id).text(tables)).toBe(text)
  })

  it('are right for the releases of 2026', () => {
    const then = {
      ...tablesWith('link-workers-by-month', (rows) =>
        rows.filter(({ census }) => census <= '2026-06'),
      ),
      'snomed-codes-by-year': tables['snomed-codes-by-year'].filter(
        ({ year }) => year <= '2024-25',
      ),
      'link-workers-by-deprivation-fifth': tables['link-workers-by-deprivation-fifth'].filter(
        ({ census }) => census <= '2026-06',
      ),
    }
    expect(getFact('link-workers.deprived.excess.imd-2025').text(then)).toBe('26% more')
    expect(getFact('link-workers.deprived.excess.imd-2019').text(then)).toBe('33% more')
    expect(getFact('link-workers.latest').text(then)).toBe('2,753')
    expect(getFact('link-workers.latest.month').text(then)).toBe('June 2026')
    expect(getFact('link-workers.latest.against-peak').text(then)).toBe('7% below the peak')
    expect(getFact('networks-recording.latest').text(then)).toBe('1,271 of 1,298')
    expect(getFact('snomed.referred.latest').text(then)).toBe('1,865,380')
    expect(getFact('snomed.latest.months').text(then)).toBe('August 2024 to July 2025')
    expect(getFact('snomed.referred.times').text(then)).toBe('29')
  })
})

describe('facts when new figures arrive', () => {
  it('follow the newest census, wherever it stands in the table', () => {
    const grown = tablesWith('link-workers-by-month', (rows) => [month('2027-01', 2600), ...rows])
    expect(getFact('link-workers.latest').text(grown)).toBe('2,600')
    expect(getFact('link-workers.latest').period(grown)).toBe('January 2027')
    expect(getFact('link-workers.first.month').text(grown)).toBe('March 2020')
  })

  it('say so when the newest census is the highest', () => {
    const grown = tablesWith('link-workers-by-month', (rows) => [...rows, month('2027-01', 3100)])
    expect(getFact('link-workers.latest.against-peak').text(grown)).toBe('the most so far')
    expect(getFact('link-workers.peak.month').text(grown)).toBe('January 2027')
  })

  it('compare the newest year of codes with the year before the national roll-out', () => {
    const grown = tablesWith('snomed-codes-by-year', (rows) => [
      { year: '2011-12', referred: 10 },
      ...rows,
      { year: '2026-27', referred: 643_700 },
    ])
    expect(getFact('snomed.referred.times').text(grown)).toBe('10')
    expect(getFact('snomed.latest.months').text(grown)).toBe('August 2026 to July 2027')
  })
})

describe('facts that compare', () => {
  it('take a region of which nothing is known neither for the lowest nor for the highest', () => {
    const lowest = getFact('regions.lowest.name').text(tables)
    const without = tablesWith('link-workers-by-census', (rows) =>
      rows.map((row) => (row.name === lowest ? { ...row, fte: null, fte_per_100000: null } : row)),
    )
    expect(getFact('regions.lowest.name').text(without)).not.toBe(lowest)
    expect(getFact('regions.highest.name').text(without)).not.toBe(lowest)
    expect(getFact('regions.lowest.rate').text(without)).not.toBe('0.0')
  })

  it('say “fewer” when the most deprived fifth falls behind', () => {
    const turned = tablesWith('link-workers-by-deprivation-fifth', (rows) => [
      ...rows,
      { edition: 'IMD 2025' as const, census: '2027-01', fifth: 1, fte_per_100000: 3 },
      { edition: 'IMD 2025' as const, census: '2027-01', fifth: 5, fte_per_100000: 4 },
    ])
    expect(getFact('link-workers.deprived.excess.imd-2025').text(turned)).toBe('25% fewer')
  })
})

describe('facts that cannot be told', () => {
  it('refuse a suppressed count instead of reading it as a number', () => {
    const hidden = tablesWith('snomed-codes-by-year', (rows) => [
      ...rows,
      { year: '2099-00', declined: 'suppressed' as const },
    ])
    expect(() => getFact('snomed.declined.latest').text(hidden)).toThrow(
      /^fact: declined in 2099-00: suppressed; expected a count/,
    )
  })

  it('name the row that is missing', () => {
    const without = tablesWith('share-from-more-deprived-areas', () => [])
    expect(() => getFact('deprived.share.2023').text(without)).toThrow(
      /0 with \{"series":"study","period":"2023"\}; expected exactly one/,
    )
  })

  it('refuse to choose between two rows', () => {
    const twice = tablesWith('people-referred', (rows) => [...rows, ...rows])
    expect(() => getFact('target.people').text(twice)).toThrow(/2 with .*expected exactly one/)
  })

  it('refuse an empty table', () => {
    const empty = tablesWith('link-workers-by-month', () => [])
    expect(() => getFact('link-workers.latest').text(empty)).toThrow(/rows to choose from: 0/)
  })

  it('are not found under a wrong id, and the right one is suggested', () => {
    expect(() => getFact('link-worker.latest')).toThrow(
      /unknown fact: link-worker\.latest; near it are .*link-workers\.latest/,
    )
  })
})
