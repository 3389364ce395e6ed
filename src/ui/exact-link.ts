import { MAX_KEPT_DIMENSION } from '../experiment/see.ts'
import type { View } from '../experiment/view.ts'
import type { Matrix } from '../math/matrix.ts'
import type { Page } from './page.ts'

/** The whole address of exactly what is on show; of a tour, of the axes that it is at; `change` is to be another view. */
export function exactLink({ actions, turn }: Pick<Page, 'actions' | 'turn'>, change: Partial<View> = {}): string {
  return actions.link(axesKept(turn.shown()), change)
}

/** The axes of a picture, where a link can keep them. */
function axesKept(shown: Matrix | null): readonly number[] | null {
  return shown === null || shown.cols <= 3 || shown.cols > MAX_KEPT_DIMENSION ? null : Array.from(shown.data)
}
