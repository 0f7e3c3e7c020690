/**
 * Makes the copy buttons of a page work; without script they stay hidden, and the text can be selected by hand.
 * A button names the element to copy (`data-copy`), or carries the text itself (`data-text`).
 */
for (const button of document.querySelectorAll<HTMLButtonElement>('button.copy')) {
  const source = document.getElementById(button.dataset['copy'] ?? '')
  const status = button.nextElementSibling
  button.hidden = false
  button.addEventListener('click', async () => {
    const copied = await copy(button.dataset['text'] ?? source?.innerText ?? '')
    if (!copied && source) getSelection()?.selectAllChildren(source)
    if (status) status.textContent = copied ? 'Copied' : 'Not allowed here: copy it by hand'
  })
}

/** Falls back to a selection where the clipboard needs a permission that the page lacks. */
async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    const area = document.createElement('textarea')
    const { activeElement } = document
    area.value = text
    document.body.append(area)
    area.select()
    const copied = document.execCommand('copy')
    area.remove()
    if (activeElement instanceof HTMLElement) activeElement.focus()
    return copied
  }
}
