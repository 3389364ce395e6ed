/** Where the reader's choice is kept. */
const KEY = 'letter-keys'

/** Whether single letters are shortcuts; speech input and stray touches make some readers turn them off. */
export function hasLetterKeys(): boolean {
  try {
    return localStorage.getItem(KEY) !== 'off'
  } catch {
    // No storage here: as by default.
    return true
  }
}

/** Remembers the choice, as far as the browser lets us. */
export function setLetterKeys(on: boolean): void {
  try {
    if (on) localStorage.removeItem(KEY)
    else localStorage.setItem(KEY, 'off')
  } catch {
    // No storage here: nothing to remember it by.
  }
}
