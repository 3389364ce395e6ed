import { readNumber } from '../experiment/number-text.ts'
import { quoted } from '../experiment/quoted.ts'
import { Failure } from './failure.ts'

/** Part `index` (from 1) of `of` parts of a sweep. */
export interface Shard {
  readonly index: number
  readonly of: number
}

/** The shard in the text of --shard, '3/8'; throws Failure with a sentence. */
export function readShard(text: string): Shard {
  const [index, of, ...rest] = text.split('/').map(readNumber)
  const isWhole = (n: number | null | undefined): n is number => Number.isSafeInteger(n)
  if (isWhole(index) && isWhole(of) && rest.length === 0 && index >= 1 && index <= of) return { index, of }
  throw new Failure([`--shard must be i/n, part i of n with 1 ≤ i ≤ n; it was ${quoted(text)}.`])
}

/** First index of a shard and the one after its last: parts in a row, equal in size but for one. */
export function rangeOf({ index, of }: Shard, count: number): readonly [from: number, to: number] {
  return [Math.floor((count * (index - 1)) / of), Math.floor((count * index) / of)]
}
