import { element } from './element.ts'
import { showMath } from './math-nodes.ts'

/** A label of an axis and its place, in CSS pixels along it. */
export interface TickLabel {
  readonly at: number
  readonly text: string
}

/** Labels of both axes as text of the page: typeset, in the page's typeface, and as large as the reader likes. */
export function createTickLabels() {
  const times = element('div', 'curves-times')
  const values = element('div', 'curves-ticks')
  return {
    fill: (over: HTMLElement) => over.append(times, values),
    place(alongTime: readonly TickLabel[], alongValue: readonly TickLabel[]): void {
      put(times, alongTime, (at) => `translate(${at}px, 0) translate(-50%, 0)`)
      put(values, alongValue, (at) => `translate(0, ${at}px) translate(-100%, -50%)`)
    },
  }
}

function put(parent: HTMLElement, labels: readonly TickLabel[], transform: (at: number) => string): void {
  while (parent.children.length < labels.length) parent.append(element('span', 'curves-tick'))
  Array.from(parent.children).forEach((child, i) => {
    if (!(child instanceof HTMLElement)) return
    child.hidden = i >= labels.length
    if (child.hidden) return
    showMath(child, labels[i].text)
    child.style.transform = transform(labels[i].at)
  })
}
