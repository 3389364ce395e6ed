import type { Parameter } from '../../experiment/parameter.ts'
import { parameters } from '../../experiment/parameters.ts'
import { modelOf, models } from '../../model/registry.ts'

/** What the panel shows at once, and what is one click deeper. */
export interface PanelParameters {
  readonly main: readonly Parameter[]
  readonly rest: readonly Parameter[]
}

/**
 * The parameters of the panel for the model of that key: a main one that this model does not read stands, off and
 * with its reason, among the others. What can be dragged stands first, words after it.
 */
export function panelParameters(model: string): PanelParameters {
  const isMain = ({ key, level }: Parameter) => level === 'main' && isRead(model, key)
  const main = parameters.filter(isMain)
  return {
    main: [...main.filter(({ kind }) => kind !== 'choice'), ...main.filter(({ kind }) => kind === 'choice')],
    rest: parameters.filter((parameter) => isOfPanel(parameter) && !isMain(parameter)),
  }
}

/** Whether a parameter is of a whole run: others are parts of a change in the middle. */
function isOfPanel({ level }: Parameter): boolean {
  return level === 'main' || level === 'more'
}

/** Whether a parameter means something under a model: every one does that no model reads by itself, as K. */
function isRead(model: string, key: string): boolean {
  return modelOf(model).knobs.includes(key) || !models.some(({ knobs }) => knobs.includes(key))
}
