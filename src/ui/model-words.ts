import type { Model } from '../model/model.ts'

/** A model's name without the papers that stand in brackets behind it, and these papers. */
export function modelWords({ name }: Pick<Model, 'name'>): { readonly name: string; readonly papers: string } {
  const [, short, papers] = /^(.*?)(?: \((.*)\))?$/s.exec(name) ?? []
  return { name: short ?? name, papers: papers ?? '' }
}
