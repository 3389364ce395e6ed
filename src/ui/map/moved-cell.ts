import type { Place } from '../../charts/heat-map-props.ts'

/** Cells that an arrow goes with Shift. */
const FAR = 8

/** Where a key leads from a cell, or from none to `start`; null where the key means nothing on a map. */
export function movedCell(
  { key, shiftKey }: { readonly key: string; readonly shiftKey: boolean },
  from: Place | null,
  start: Place,
  [columns, rows]: readonly [number, number],
): Place | null {
  const step = shiftKey ? FAR : 1
  const [column, row] = from ?? start
  const steps: Readonly<Record<string, Place>> = {
    ArrowLeft: [column - step, row],
    ArrowRight: [column + step, row],
    ArrowUp: [column, row + step],
    ArrowDown: [column, row - step],
    Home: [0, row],
    End: [columns - 1, row],
    PageUp: [column, row + FAR],
    PageDown: [column, row - FAR],
  }
  if (!Object.hasOwn(steps, key)) return null
  // The first key shows where one is.
  const [x, y] = from === null ? start : steps[key]
  return [Math.min(columns - 1, Math.max(0, x)), Math.min(rows - 1, Math.max(0, y))]
}
