import { encodeLink } from '../experiment/link.ts'
import { openingView } from '../experiment/view.ts'
import { defaultQuantities } from '../metrics/registry.ts'
import type { Prediction } from '../theory/prediction.ts'
import type { RunResult } from '../sweep/run-experiment.ts'
import type { Setting } from './run-output.ts'

/** How a run ended, for a person: the ending, the objective beside the optimum, the usual measures. */
export function summaryText({ ending, last, stretches, evaluations }: RunResult, { experiment, engine }: Setting): string {
  const gradients = `${evaluations.toLocaleString('en-US')} gradients`
  const lines = [
    `#${encodeLink({ experiment, view: openingView })}`,
    ending.sentence,
    `${engine.name}${engine.adapter === null ? '' : ` on ${engine.adapter}`}, ${gradients}`,
  ]
  if (last === null) return `${lines.join('\n')}\n`
  const prediction = stretches[last.stretch].prediction
  if (prediction !== null) lines.push(predictedLine(prediction))
  lines.push(`At t = ${last.t}:`)
  return `${[...lines, ...readingLines(last.quantities)].join('\n')}\n`
}

function predictedLine({ regime, shape, objective }: Prediction): string {
  return `Predicted: ${regime}${shape === undefined ? '' : ` (${shape})`}, objective ${objective}.`
}

function readingLines(values: Readonly<Record<string, number | null>>): string[] {
  const width = Math.max(...defaultQuantities.map(({ key }) => key.length))
  return defaultQuantities.map(({ key, name, convention }) => {
    const value = values[key]
    const text = value === null ? 'not defined' : value.toPrecision(6)
    return `${key.padEnd(width)}  ${text.padEnd(12)}  ${name}: ${convention}`
  })
}
