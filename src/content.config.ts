import { defineCollection } from 'astro:content'
import { glob } from 'astro/loaders'
import { z } from 'astro/zod'

const page = z.strictObject({
  /** The finding or the question, as the page's heading. */
  title: z.string(),
  /** One or two sentences under the heading. */
  standfirst: z.string(),
  /** What search engines and shared links show. */
  description: z.string().max(155),
})

const explainer = page.extend({
  /** Place in the list of explainers. */
  order: z.number().int(),
  /** The question of the site that it answers, if one. */
  question: z.enum(['growth', 'refusals', 'deprivation']).nullable(),
  /** Id of the chart that links to it are shared with. */
  picture: z.string(),
  /** Its name where space is short. */
  short: z.string(),
})

export const collections = {
  explainers: defineCollection({
    loader: glob({ pattern: '*.mdx', base: 'content/explainers' }),
    schema: explainer,
  }),
  pages: defineCollection({
    loader: glob({ pattern: '*.mdx', base: 'content/pages' }),
    schema: page,
  }),
}
