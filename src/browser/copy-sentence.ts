/** Adds a "Copy sentence" button to every row of actions that carries a sentence. */
for (const actions of document.querySelectorAll<HTMLElement>('[data-sentence]')) {
  const item = document.createElement('li')
  const button = document.createElement('button')
  const status = document.createElement('span')
  button.type = 'button'
  button.textContent = 'Copy sentence'
  status.setAttribute('role', 'status')
  button.addEventListener('click', async () => {
    const copied = await copy(actions.dataset['sentence'] ?? '')
    status.textContent = copied
      ? 'Copied'
      : 'Not allowed by this browser: the sentence is on the chart’s page'
  })
  item.append(button, status)
  actions.append(item)
}

/** Falls back to a selection where the clipboard needs a permission that the page lacks. */
async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    const area = document.createElement('textarea')
    area.value = text
    document.body.append(area)
    area.select()
    const copied = document.execCommand('copy')
    area.remove()
    return copied
  }
}
