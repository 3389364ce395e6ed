import { readValue } from './link-values.ts'
import { parameters } from './parameters.ts'
import { quoted } from './quoted.ts'
import { settingsIn, settingsText } from './settings.ts'
import type { Value, Values } from './values.ts'
import { valuesSchema } from './values-schema.ts'

/** What a link says where the second experiment is the first. */
const SAME = 'same'

/** The schema of what a second experiment sets. */
export const versusSchema = valuesSchema(parameters)

/** What a second experiment sets, as a link keeps it: 'R=60,lambda=0.01', or 'same'. */
export function versusText(values: Values): string {
  return settingsText(values) || SAME
}

/** What the second experiment of a link's text sets, or the sentence why it sets nothing. */
export function readVersus(text: string): { readonly values: Values } | { readonly problem: string } {
  if (text === SAME) return { values: {} }
  const values: Record<string, Value> = {}
  for (const setting of settingsIn(text)) {
    const [, link, given] = /^([^=]*)=?(.*)$/s.exec(setting) ?? ['', setting, '']
    const parameter = parameters.find((candidate) => candidate.link === link)
    if (parameter === undefined) return { problem: `There is no parameter ${quoted(link)}.` }
    const read = readValue(parameter, given)
    if ('problem' in read) return read
    if (values[parameter.key] !== undefined) return { problem: `${link} is set more than once.` }
    values[parameter.key] = read.value
  }
  return { values }
}
