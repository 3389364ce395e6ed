import { problemWithEffect } from '../experiment/check-events.ts'
import { problemWithExperiment } from '../experiment/check.ts'
import { twoGroupKeys } from '../experiment/edit.ts'
import type { Experiment } from '../experiment/experiment.ts'
import { cut, suggestion } from '../experiment/link-entries.ts'
import { readValue } from '../experiment/link-values.ts'
import { without } from '../experiment/without.ts'
import type { Parameter } from '../experiment/parameter.ts'
import { parameters } from '../experiment/parameters.ts'
import { quoted } from '../experiment/quoted.ts'
import type { Value, Values } from '../experiment/values.ts'
import { Failure } from './failure.ts'

/**
 * The experiment with start values set by texts such as 'lambda=0.005', in any order; throws Failure
 * with a sentence for each that cannot be set. Class counts put the two-group values out of use.
 */
export function withSettings(experiment: Experiment, settings: readonly string[]): Experiment {
  const read = settings.map(readSetting)
  const problems = read.flatMap((one) => ('problem' in one ? [one.problem] : []))
  if (problems.length > 0) throw new Failure(problems)
  const chosen = read.flatMap((one) => ('parameter' in one ? [one] : []))
  const set: Values = Object.fromEntries(chosen.map(({ parameter, value }) => [parameter.key, value]))
  const countsGiven = Array.isArray(set.counts) && set.counts.length > 0
  const base = countsGiven ? without(experiment.values, ...twoGroupKeys) : experiment.values
  const edited = { ...experiment, values: { ...base, ...set } }
  const misfits = chosen.flatMap(({ parameter }) => problemWithEffect(parameter, edited.values) ?? [])
  const problem = misfits[0] ?? problemWithExperiment(edited)
  if (problem !== null) throw new Failure([problem])
  return edited
}

type Setting = { readonly parameter: Parameter; readonly value: Value } | { readonly problem: string }

function readSetting(text: string): Setting {
  const [key, given] = cut(text, '=')
  const parameter = parameters.find(({ link }) => link === key)
  if (parameter === undefined) return { problem: `--set: there is no parameter ${quoted(key)}.${suggestion(key)}` }
  const read = readValue(parameter, given)
  return 'problem' in read ? { problem: `--set: ${read.problem}` } : { parameter, value: read.value }
}
