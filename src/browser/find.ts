/**
 * Finds entries of a list by what they say: every word that is typed must stand in the entry, whole or in part.
 * Without script the field stays hidden and the list is whole.
 */
const field = document.querySelector<HTMLElement>('.area-search')
const input = field?.querySelector('input')
const status = field?.querySelector('[role=status]')
const entries = [...document.querySelectorAll<HTMLElement>('[data-find]')].map((element) => ({
  element,
  text: plain(element.textContent),
}))

/** Small letters without accents and signs. */
export function plain(text: string): string {
  return text
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
}

function find() {
  const words = plain(input?.value ?? '').split(' ')
  let found = 0
  for (const { element, text } of entries) {
    element.hidden = !words.every((word) => text.includes(word))
    if (!element.hidden) found += 1
  }
  for (const group of document.querySelectorAll<HTMLElement>('[data-group]')) {
    const shown = group.querySelector('li:not([hidden]), h2[data-find]:not([hidden])')
    const heading = group.querySelector('h2')
    group.hidden = words[0] !== '' && !shown
    // A region stays above its boards, found or not.
    if (heading && shown) heading.hidden = false
  }
  if (status) {
    status.textContent = words[0] === '' ? '' : found === 0 ? 'Nothing found' : `${found} found`
  }
}

if (field && input) {
  field.hidden = false
  input.addEventListener('input', find)
  find()
}
