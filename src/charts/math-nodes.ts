import { superscripts } from './number-text.ts'

/**
 * A symbol or a number as the page shows it: what follows `_`, one word, stands lower; superscript figures become
 * raised ones, because typefaces have but some of them.
 */
export function mathNodes(text: string): Node[] {
  return text.split(/(_\w+|[⁻⁰¹²³⁴-⁹]+)/u).map((part) => {
    if (part.startsWith('_')) return small('sub', part.slice(1))
    if (!/^[⁻⁰¹²³⁴-⁹]/u.test(part)) return document.createTextNode(part)
    return small('sup', [...part].map((sign) => (sign === '⁻' ? '−' : superscripts.indexOf(sign))).join(''))
  })
}

/** Shows a text that may hold symbols, if it is not the one that is shown already. */
export function showMath(node: HTMLElement, text: string): void {
  if (node.dataset['text'] === text) return
  node.dataset['text'] = text
  node.replaceChildren(...mathNodes(text))
}

function small(name: 'sub' | 'sup', text: string): HTMLElement {
  const node = document.createElement(name)
  node.textContent = text
  return node
}
