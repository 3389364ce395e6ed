import type { Page } from '../page.ts'
import { openFile } from './open-file.ts'
import './drop-files.css'

/** Opens what is dropped anywhere on the page, from now on, and says so while a file is held over it. */
export function dropFiles(page: Pick<Page, 'actions' | 'store'>): void {
  const sign = Object.assign(document.createElement('div'), { className: 'drop-target', textContent: 'Drop an experiment or a lesson' })
  window.addEventListener('dragover', (event) => {
    if (!hasFiles(event)) return
    event.preventDefault()
    document.body.append(sign)
  })
  window.addEventListener('dragleave', (event) => {
    // Only leaving the window has nowhere to go to.
    if (event.relatedTarget === null) sign.remove()
  })
  window.addEventListener('drop', (event) => {
    sign.remove()
    const file = event.dataTransfer?.files.item(0)
    if (file == null) return
    event.preventDefault()
    closeDialogs()
    void openFile(page, file).then((problems) => problems.length > 0 && page.store.setState({ problems }))
  })
}

/** What a file shows, and what is said of it, is on the page behind: dialogs are closed as a reader does, the last one first. */
function closeDialogs(): void {
  const buttons = document.querySelectorAll<HTMLElement>('[role="dialog"] [aria-label="Close"]')
  Array.from(buttons).reverse().forEach((button) => button.click())
}

function hasFiles({ dataTransfer }: DragEvent): boolean {
  return dataTransfer?.types.includes('Files') ?? false
}
