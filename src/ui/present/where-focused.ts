import type { PresentKey } from './present-command.ts'

/** What a key pressed at `target` meets. */
export function whereFocused(target: EventTarget | null): PresentKey['at'] {
  if (!(target instanceof Element)) return 'page'
  if (target.closest('input:not([type=range]), textarea, [contenteditable]') !== null) return 'text'
  if (target.closest('input, select, [role=slider], [role=application], [role=radio], [role=tab], [role=grid]') !== null) return 'control'
  // A button that a mouse has pressed keeps the focus, which nobody sees: Space is the clicker's.
  return target.matches('button:focus-visible, a[href]:focus-visible, summary:focus-visible, [role=button]:focus-visible') ? 'button' : 'page'
}
