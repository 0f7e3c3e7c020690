import { expect, it } from 'vitest'
import { csv } from '../../fixtures/import/official.ts'
import { extractOf } from '../../fixtures/import/extract.ts'

const imported = (id: string, description: string, usage: string) =>
  extractOf(
    'snomed-code-usage',
    [
      csv([
        ['SNOMED_Concept_ID', 'Description', 'Usage'],
        [id, description, usage],
      ]),
    ],
    '--release',
    '2019-20',
  )

it('takes a code without a description', async () => {
  const { rows } = await imported('871731000000106', '', '64370')
  expect(rows).toEqual(['871731000000106,not stated,64370'])
})

it('refuses a count that is not rounded, because it counts something else', async () => {
  const { output } = await imported('871731000000106', 'Referral', '64')
  expect(output).toMatch('0.csv:2: Usage: 64; expected tens, to which the publisher rounds')
})

it('refuses a code with a nought before it, which would be another', async () => {
  const { output } = await imported('0871731000000106', 'Referral', '10')
  expect(output).toMatch('0.csv:2: SNOMED_Concept_ID: "0871731000000106"; expected a code such as')
})
