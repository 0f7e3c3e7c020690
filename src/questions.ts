/** The three questions of the site, in its words and in its order. */
export const questions = [
  { id: 'growth', question: 'Is it growing?' },
  { id: 'refusals', question: 'Who says no?' },
  { id: 'deprivation', question: 'Is it reaching the poorest areas?' },
] as const

export type QuestionId = (typeof questions)[number]['id']

/** The question in words. */
export function writeQuestion(id: QuestionId): string {
  return questions.find((known) => known.id === id)?.question ?? ''
}
