/** What a key does while presenting. */
export type PresentCommand = 'next' | 'previous' | 'toggle' | 'start' | 'black' | 'notes' | 'help' | 'leave' | 'nothing'

/** A key, and what it meets. */
export interface PresentKey {
  readonly key: string
  readonly isRepeat: boolean
  /** Whether a lesson is being told. */
  readonly hasLesson: boolean
  /** Whether single letters are keys. */
  readonly hasLetters: boolean
  /** Where the focus is: text is written there, arrows or Space have a meaning there, or neither. */
  readonly at: 'text' | 'control' | 'button' | 'page'
}

const letters: Readonly<Record<string, PresentCommand>> = { b: 'black', '.': 'black', s: 'notes', '?': 'help', f: 'leave' }
const forwards = ['ArrowRight', 'ArrowDown']
const backwards = ['ArrowLeft', 'ArrowUp']

/** The keys of clickers and of who presents; null for what the page's other keys are for. */
export function presentCommand({ key, isRepeat, hasLesson, hasLetters, at }: PresentKey): PresentCommand | null {
  if (key === 'Escape') return 'leave'
  // What a clicker starts a show with would load the page anew.
  if (key === 'F5') return 'nothing'
  const step = at === 'text' ? null : stepOf(key, hasLesson, at)
  // A clicker held down is to go one step.
  if (step !== null) return isRepeat ? 'nothing' : step
  const letter = key.toLowerCase()
  return at !== 'text' && hasLetters && Object.hasOwn(letters, letter) ? letters[letter] : null
}

function stepOf(key: string, hasLesson: boolean, at: PresentKey['at']): PresentCommand | null {
  const isOn = key === 'PageDown' || (key === ' ' && at === 'page')
  if (isOn) return hasLesson ? 'next' : 'toggle'
  if (key === 'PageUp') return hasLesson ? 'previous' : 'start'
  if (!hasLesson || at === 'control') return null
  return forwards.includes(key) ? 'next' : backwards.includes(key) ? 'previous' : null
}
