import * as z from 'zod/mini'
import { axisParameters, mapCells, mapQuantityKeys, problemWithMap, unknownName, type MapAxis, type MapView } from './map-view.ts'
import { numberText, readNumber } from './number-text.ts'
import { quoted } from './quoted.ts'

const axisSchema = z.strictObject({
  parameter: z.enum(axisParameters.map(({ key }) => key)),
  from: z.number(),
  to: z.number(),
  scale: z.enum(['log', 'linear']),
})

/** The schema of a map; its axes are two, with ends that are allowed. */
export const mapSchema = z
  .strictObject({ x: axisSchema, y: axisSchema, quantity: z.enum(mapQuantityKeys), cells: z.literal([...mapCells]), oneColumn: z.boolean() })
  .check(z.refine((map) => problemWithMap(map) === null))

/** The most cells each way are meant where a link says nothing. */
const MOST_CELLS = mapCells[mapCells.length - 1]

/** What says in a link that each class is one column. */
const ONE_COLUMN = 'means'

/** A map as a link keeps it: 'lambda:1e-4:0.1:log,R:1:1000:log,minorityClassifierCosine,32,means'. */
export function mapText({ x, y, quantity, cells, oneColumn }: MapView): string {
  const rest = [...(cells === MOST_CELLS ? [] : [cells]), ...(oneColumn ? [ONE_COLUMN] : [])]
  return [axisText(x), axisText(y), quantity, ...rest].join(',')
}

function axisText({ parameter, from, to, scale }: MapAxis): string {
  const link = axisParameters.find(({ key }) => key === parameter)?.link ?? parameter
  return [link, numberText(from), numberText(to), scale].join(':')
}

/** The map of a link's text, or the sentence why it is none. */
export function readMap(text: string): MapView | { readonly problem: string } {
  const parts = text.split(',')
  const oneColumn = parts.length > 3 && parts[parts.length - 1] === ONE_COLUMN
  const [x, y, quantity, cells = String(MOST_CELLS), ...more] = oneColumn ? parts.slice(0, -1) : parts
  if (quantity === undefined || more.length > 0) {
    return { problem: `It has two axes, a quantity, and no more than a number of cells and “${ONE_COLUMN}”.` }
  }
  const axes = [readAxis(x), readAxis(y)]
  for (const axis of axes) if ('problem' in axis) return axis
  if (!mapQuantityKeys.includes(quantity)) return { problem: unknownName('quantity', quantity, mapQuantityKeys) }
  const count = mapCells.find((one) => String(one) === cells)
  if (count === undefined) return { problem: `The cells each way are ${mapCells.join(', ')}; it was ${quoted(cells)}.` }
  const map: MapView = { x: axes[0] as MapAxis, y: axes[1] as MapAxis, quantity, cells: count, oneColumn }
  const problem = problemWithMap(map)
  return problem === null ? map : { problem }
}

function readAxis(text: string): MapAxis | { readonly problem: string } {
  const [name, from, to, scale, ...more] = text.split(':')
  const parameter = axisParameters.find(({ link }) => link === name)
  if (parameter === undefined) return { problem: unknownName('axis', name, axisParameters.map(({ link }) => link)) }
  const ends = [from ?? '', to ?? ''].map(readNumber)
  const known = scale ?? parameter.scale
  const isForm = more.length === 0 && (known === 'log' || known === 'linear')
  if (!isForm || ends[0] === null || ends[1] === null) {
    return { problem: `An axis is key:from:to:log or :linear; it was ${quoted(text)}.` }
  }
  return { parameter: parameter.key, from: ends[0], to: ends[1], scale: known }
}
