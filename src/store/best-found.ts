import type { Equilibrium } from '../engine/best-found.ts'
import type { ModelSpec } from '../model/spec.ts'
import { ask } from '../worker/ask.ts'
import type { WorkerLike } from '../worker/client.ts'

/** How far the search for the best equilibrium of a specification has come: neither a prediction nor a certificate. */
export interface BestFound {
  /** Starts tried, and of how many. */
  readonly done: number
  readonly of: number
  /** The best once all are tried, else null. */
  readonly best: (Equilibrium & { readonly kind: 'bestFound'; readonly exchangeable: readonly (readonly number[])[] }) | null
  /** Why nothing was found; else null. */
  readonly problem: string | null
}

/** What is searched: a specification, and the spread of the starts. */
export interface Wish {
  readonly spec: ModelSpec
  readonly deviation: number
}

/** A wish that has stood this long is no longer on its way to another, in milliseconds. */
const PATIENCE_MS = 600
/** Searches that are remembered, so that back and forth finds what was found. */
const MEMORY = 16
/** Starts tried, told before the first answer. */
const STARTS = 16

/** Looks for the best of 16 equilibria, in a worker of its own, one specification at a time; `onNews` hears of progress. */
export class BestFoundSearch {
  /** By specification, the one looked at last at the end. */
  private readonly known = new Map<string, BestFound>()
  private wish: Wish | null = null
  private key = ''
  private since: number | null = null
  private end: (() => void) | null = null

  constructor(
    private readonly spawn: () => WorkerLike,
    private readonly onNews: () => void,
  ) {}

  /** What is known of the wish of now; null where nothing is wished or begun. */
  found(): BestFound | null {
    return this.wish === null ? null : (this.known.get(this.key) ?? null)
  }

  /**
   * Wishes for a search, or for none, which ends the one under way; it begins once the wish has stood for 0.6 s of
   * `now` (milliseconds). Returns whether it is to be wished again for that.
   */
  want(wish: Wish | null, now: number): boolean {
    if (wish?.spec !== this.wish?.spec || wish?.deviation !== this.wish?.deviation) this.turnTo(wish)
    if (wish === null || this.end !== null || this.known.has(this.key)) return false
    this.since ??= now
    if (now - this.since < PATIENCE_MS) return true
    this.begin(wish)
    return false
  }

  dispose(): void {
    this.turnTo(null)
  }

  private turnTo(wish: Wish | null): void {
    // What was left half done is begun anew when it is wished for again.
    if (this.end !== null) this.known.delete(this.key)
    this.end?.()
    this.end = null
    this.since = null
    this.wish = wish
    this.key = wish === null ? '' : JSON.stringify([wish.spec, wish.deviation])
    const found = this.known.get(this.key)
    if (found === undefined) return
    this.remember(found)
    this.onNews()
  }

  private begin({ spec, deviation }: Wish): void {
    this.remember({ done: 0, of: STARTS, best: null, problem: null })
    this.end = ask(this.spawn, { kind: 'bestFound', spec, deviation }, (answer) => {
      if (answer.isDone) this.end = null
      if (answer.kind === 'bestFound') {
        const { done, of, isDone, best } = answer
        const whole = isDone ? { ...best, kind: 'bestFound' as const, exchangeable: alike(spec) } : null
        this.remember({ done, of, best: whole, problem: null })
      }
      if (answer.kind === 'problem') this.remember({ done: 0, of: STARTS, best: null, problem: answer.sentence })
      this.onNews()
    })
    this.onNews()
  }

  private remember(found: BestFound): void {
    this.known.delete(this.key)
    this.known.set(this.key, found)
    const [oldest] = this.known.keys()
    if (this.known.size > MEMORY && oldest !== undefined) this.known.delete(oldest)
  }
}

/** Classes up to which the best of 16 starts is looked for: 1,000 take minutes, and to name them as a run does K^3. */
const MOST_SEARCHED = 100

/** Whether there is something to look for: without a penalty, a budget or a sphere no run comes to rest, and of too many classes none is looked for. */
export function hasEquilibrium({ values, counts }: ModelSpec): boolean {
  return counts.length <= MOST_SEARCHED && ['lambdaW', 'budgetW', 'temperature'].some((name) => name in values)
}

/** Groups of classes that count alike: another start may exchange them. */
function alike({ counts, weights }: ModelSpec): number[][] {
  const kinds = counts.map((count, k) => `${count} ${weights?.[k] ?? 1}`)
  return [...new Set(kinds)].map((kind) => kinds.flatMap((one, k) => (one === kind ? [k] : [])))
}
