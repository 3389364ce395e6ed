import { pointerOf, type Pointer } from '../../lessons/pointer.ts'
import type { Page } from '../page.ts'

/** What each part of the page is found by. */
const parts: Readonly<Record<string, string>> = {
  sentence: '.sentence',
  timeline: '.timeline',
  drawer: '.drawer',
  scene: '.stage-room',
  legend: '.stage .legend',
}

/**
 * Rings what a step points at, for as long as it is pointed at: also where it is yet to be loaded, or is taken away and
 * comes back. The function returned ends it.
 */
export function pointAt(point: string, page: Page): () => void {
  const pointer = pointerOf(point)
  if ('problem' in pointer) return () => {}
  if (pointer.kind === 'class') return touchClass(pointer.number, page)
  const selector = selectorOf(pointer)
  let marked: Element | null = null
  const mark = () => {
    if (marked?.isConnected === true) return
    marked = document.querySelector(selector)
    if (marked === null) return
    openAround(marked)
    marked.setAttribute('data-pointed', '')
    const behavior = page.surroundings.reducedMotion() ? 'auto' : 'smooth'
    // The page itself does not scroll, and what is in view stays where it is.
    if (pointer.kind !== 'part') marked.scrollIntoView({ block: 'nearest', behavior })
  }
  const observer = new MutationObserver(mark)
  observer.observe(document.body, { childList: true, subtree: true })
  mark()
  return () => {
    observer.disconnect()
    marked?.removeAttribute('data-pointed')
  }
}

function selectorOf(pointer: Exclude<Pointer, { kind: 'class' }>): string {
  if (pointer.kind === 'part') return parts[pointer.part]
  if (pointer.kind === 'quantity') return `[data-chart="${pointer.key}"]`
  // On a phone, or where the controls are folded away, what brings them back stands for them.
  return `.controls [data-key="${pointer.key}"], .panel-edge`
}

/** Opens the folded part of the controls that a control is in. */
function openAround(element: Element): void {
  const folded = element.closest('.more:not([data-expanded])')
  folded?.querySelector<HTMLElement>('.more-button')?.click()
}

/** Touches the mean of a class (from 1) in the picture, as a pointer does. */
function touchClass(number: number, { hand, animation }: Page): () => void {
  const mark = { kind: 'mean', index: number - 1 } as const
  hand.touch(mark)
  animation.request()
  return () => {
    if (hand.touched()?.index === mark.index) hand.touch(null)
  }
}
