import { parameters } from './parameters.ts'
import { valueText } from './quoted.ts'
import type { Values } from './values.ts'

/** Settings as a link keeps them: 'R=20,lambda=0.01', in the order of the registry. */
export function settingsText(set: Values): string {
  const chosen = parameters.filter((parameter) => set[parameter.key] !== undefined)
  return chosen.map((parameter) => `${parameter.link}=${valueText(set[parameter.key])}`).join(',')
}

/** 'R=20,mean=1,0.2,0.1' has two settings: what follows a comma without a key of its own belongs to the list before it. */
export function settingsIn(text: string): string[] {
  return text.split(/,(?=[^,]*=)/)
}
