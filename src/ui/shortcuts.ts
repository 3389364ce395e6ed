import { useEffect } from 'react'
import { resolve } from '../experiment/experiment.ts'
import type { LabState } from '../store/state.ts'
import { drawSeed } from '../store/draw-seed.ts'
import { stopTour } from './dimensions/stop-tour.ts'
import { hasLetterKeys } from './letter-keys.ts'
import type { Page } from './page.ts'
import { usePage } from './page-context.tsx'

/** Where keys have a meaning of their own. */
const OWN_KEYS = 'input, textarea, select, [role=slider], [role=listbox], [role=dialog], [role=menu], [contenteditable]'
/** Where Space and Enter press. */
const PRESSABLE = 'button, a[href], summary, [role=button]'

/** What the keys open. */
export interface Openers {
  readonly onHelp: () => void
  readonly onLandscape: () => void
}

/** Listens for the keys of the page, never inside a control that has its own use for them. */
export function useShortcuts(openers: Openers): void {
  const page = usePage()
  useEffect(() => {
    const heard = (event: KeyboardEvent) => {
      const action = actionOf(event, page, openers)
      if (action === null) return
      event.preventDefault()
      action()
    }
    window.addEventListener('keydown', heard)
    return () => window.removeEventListener('keydown', heard)
  }, [page, openers])
}

function actionOf(event: KeyboardEvent, page: Page, { onHelp, onLandscape }: Openers): (() => void) | null {
  const { actions, store, turn } = page
  if (event.defaultPrevented || event.isComposing || event.altKey) return null
  const target = event.target instanceof Element ? event.target : null
  const inField = target?.closest('input:not([type=range]), textarea') != null
  if (event.ctrlKey || event.metaKey) {
    if (inField || event.key.toLowerCase() !== 'z') return null
    return event.shiftKey ? actions.redo : actions.undo
  }
  if (target?.closest(OWN_KEYS) != null) return null
  const { view, lesson, isLibrary } = store.getState()
  const present = () => actions.setPresenting(true)
  if (lesson !== null && !isLibrary && (event.key === 'PageUp' || event.key === 'PageDown')) {
    return () => actions.advance(event.key === 'PageUp' ? -1 : 1)
  }
  // The other keys play what lies behind a map, or behind the list of lessons.
  if (view.map !== null || isLibrary) return hasLetterKeys() ? ({ '?': onHelp, f: present }[event.key.toLowerCase()] ?? null) : null
  if (event.key === ' ') return target?.closest(PRESSABLE) == null && !event.repeat ? actions.toggle : null
  const seek = (place: number) => () => {
    actions.pause()
    actions.seek(place)
    actions.settle()
  }
  const plain: Readonly<Record<string, () => void>> = {
    ArrowLeft: () => actions.step(-1),
    ArrowRight: () => actions.step(1),
    Home: seek(0),
    End: seek(1),
    r: actions.startAgain,
    n: () => actions.newSeed(drawSeed(resolve(store.getState().experiment.values).seed)),
    c: () => actions.setCells(!store.getState().view.cells),
    w: () => actions.setTrails(!store.getState().view.trails),
    v: () => compareOrSwitch(store.getState(), actions),
    p: () => actions.setPanel(!store.getState().view.panel),
    l: onLandscape,
    f: present,
    '?': onHelp,
  }
  const { see } = store.getState().view
  const ofMoreDimensions: Readonly<Record<string, () => void>> = {
    t: () => (see === 'tour' ? stopTour(page) : actions.setSee('tour')),
    ...(see === 'tour' && { '.': turn.step }),
  }
  const keys = (turn.shown()?.cols ?? 0) > 3 ? { ...plain, ...ofMoreDimensions } : plain
  const isLetter = event.key.length === 1
  if (isLetter && !hasLetterKeys()) return null
  const key = isLetter ? event.key.toLowerCase() : event.key
  return Object.hasOwn(keys, key) ? keys[key] : null
}

/** A second experiment beside the one on show; where there are two, the controls go over to the other. */
function compareOrSwitch({ versus, side }: LabState, actions: Page['actions']): void {
  if (versus === null) actions.compare()
  else actions.setSide(side === 'A' ? 'B' : 'A')
}
