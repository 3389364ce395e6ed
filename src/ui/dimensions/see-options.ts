import type { See } from '../../experiment/see.ts'
import type { Option } from '../choice.tsx'

/** What a choice of dimensions is called in a list: classes by their number from 1. */
export function seeKey(see: See, K: number, dimension: number): string {
  if (typeof see === 'string') return see
  if (typeof see === 'number') return see <= K ? String(see) : 'axes'
  return see.length === 3 * dimension ? 'turned' : 'axes'
}

/** The choices for K classes. */
export function seeOptions(K: number, isTurned: boolean): readonly Option[] {
  return [
    { value: 'axes', label: 'principal axes', description: 'The three directions in which classes differ most, at every moment.' },
    { value: 'tour', label: 'tour', description: 'Turns slowly through all dimensions that the classes fill.' },
    ...(isTurned ? [{ value: 'turned', label: 'turned by hand', description: 'As you turned it: drag a class’s number to turn it further.' }] : []),
    ...Array.from({ length: K }, (_, k): Option => ({
      value: String(k + 1),
      label: `from class ${k + 1}`,
      ...(k === 0 ? { description: 'Its mean stands upright and is seen whole: heights of the others are exact.' } : {}),
    })),
  ]
}

/** The choice that a list's value stands for; null where it changes nothing. */
export function seeOfKey(value: string): See | null {
  if (value === 'axes' || value === 'tour') return value
  const k = Number(value)
  return Number.isInteger(k) ? k : null
}
