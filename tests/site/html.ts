import { HtmlValidate } from 'html-validate'

const validator = new HtmlValidate({
  extends: ['html-validate:standard', 'html-validate:a11y'],
  rules: {
    // Astro writes void elements and attributes in its own, valid style.
    'void-style': 'off',
    'doctype-style': 'off',
    'attr-quotes': 'off',
    'no-trailing-whitespace': 'off',
    'long-title': 'off',
  },
})

/** What is not valid in a page, by line; empty where all is. */
export async function faultsInHtml(html: string): Promise<string[]> {
  const report = await validator.validateString(html)
  return report.results
    .flatMap(({ messages }) => messages)
    .map(({ line, ruleId, message }) => `${line} ${ruleId}: ${message}`)
}
