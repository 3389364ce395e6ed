import { expect, test } from 'vitest'
import { shallow } from 'zustand/shallow'
import { setValue } from '../experiment/edit.ts'
import { openingExperiment, type Experiment } from '../experiment/experiment.ts'
import type { Parameter } from '../experiment/parameter.ts'
import { parameters } from '../experiment/parameters.ts'
import { parameterFacts } from './parameter-facts.ts'
import { openingState } from './state.ts'

function edited(experiment: Experiment, ...[key, value]: readonly [Parameter['key'], number | readonly number[]]): Experiment {
  const edit = setValue(experiment, key, value, null)
  if ('problem' in edit) throw new Error(edit.problem)
  return edit.experiment
}

/** The parameters whose control would render anew. */
function renewed(before: Experiment, after: Experiment): string[] {
  const of = (experiment: Experiment) => (parameter: Parameter) => parameterFacts(parameter, { ...openingState, experiment })
  return parameters.filter((parameter) => !shallow(of(before)(parameter), of(after)(parameter))).map(({ key }) => key)
}

test('a slider that moves changes the facts of its own control, and of those that follow it', () => {
  const first = edited(openingExperiment, 'imbalance', 20)
  expect(renewed(first, edited(first, 'imbalance', 21))).toEqual(['imbalance'])
  // The other decays follow that of the classifier until they are given one of their own.
  const second = edited(first, 'lambdaW', 0.01)
  expect(renewed(second, edited(second, 'lambdaW', 0.011))).toEqual(['lambdaW', 'lambdaH', 'lambdaB'])
  const listed = edited(first, 'counts', [30, 20, 10])
  expect(renewed(listed, edited(listed, 'lambdaH', 0.011))).toEqual(['lambdaH'])
})
