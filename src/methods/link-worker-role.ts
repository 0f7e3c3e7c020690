/** The roles that count as link workers; `unknown` is one that may be, under a name that no file has had so far. */
export type LinkWorkerRole = 'link worker' | 'mental health' | 'unknown'

const name = 'social prescribing link workers?'
const forms: readonly [LinkWorkerRole, RegExp][] = [
  ['link worker', new RegExp(`^${name}( \\(non-mental health practitioners?\\))?$`, 'i')],
  ['mental health', new RegExp(`^${name} \\(mental health practitioners?\\)$`, 'i')],
  ['unknown', /social prescri|link worker/i],
]

/**
 * Tells link workers among the staff roles of the workforce files, whatever their case; undefined for other staff.
 * Since April 2023 those who are mental health practitioners are a role of their own.
 */
export function linkWorkerRole(role: string): LinkWorkerRole | undefined {
  return forms.find(([, form]) => form.test(role))?.[0]
}
