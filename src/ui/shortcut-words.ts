/** A key and what it does, for the help. */
export interface Shortcut {
  readonly keys: readonly string[]
  readonly does: string
}

/** What the keys of the page do, in the order of the help. Apart from what listens for them: the help comes late. */
export const shortcutWords: readonly Shortcut[] = [
  { keys: ['Space'], does: 'Play or pause' },
  { keys: ['←', '→'], does: 'One step back or on' },
  { keys: ['Home', 'End'], does: 'To the start or the end' },
  { keys: ['Tab'], does: 'To the picture: arrows turn it' },
  { keys: ['[', ']'], does: 'In the picture: from vector to vector; ⇧ with arrows drags one, Enter lets go' },
  { keys: ['Alt ←', '↑'], does: 'In more than three dimensions: turn them about the vector touched; so does dragging a class’s number, or a mark with Alt' },
  { keys: ['T'], does: 'In more than three dimensions: start the tour, or stop it where it is' },
  { keys: ['.'], does: 'In the tour: a step on' },
  { keys: ['⇧ ←', '⇧ →'], does: 'On a slider: to the special value before or after; a drag with ⇧ snaps to them' },
  { keys: ['R'], does: 'Start again' },
  { keys: ['N'], does: 'New start, another seed' },
  { keys: ['C'], does: 'Decision cells on or off' },
  { keys: ['W'], does: 'The way so far, on or off' },
  { keys: ['V'], does: 'Compare with a second experiment; then change A or B' },
  { keys: ['P'], does: 'Controls folded away, or back' },
  { keys: ['L'], does: 'What kind of point is this?' },
  { keys: ['F'], does: 'Present: the whole screen, large type, the keys of a clicker' },
  { keys: ['Page ↑', 'Page ↓'], does: 'In a lesson: the step before, or on' },
  { keys: ['Ctrl Z'], does: 'Undo (⌘ Z)' },
  { keys: ['Ctrl ⇧ Z'], does: 'Redo (⇧ ⌘ Z)' },
  { keys: ['←', '↑'], does: 'In a Gram matrix: to the next cell; Home and End along the row, with Ctrl to the corners; Page keys to the next group' },
  { keys: ['?'], does: 'This help' },
]
