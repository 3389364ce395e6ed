/**
 * The results of many computations in the order of their beginning, with at most `ahead` of them begun and
 * not yet taken, so that memory stays flat however slow one of them is.
 */
export async function* inOrder<I, T>(items: Iterable<I>, compute: (item: I) => Promise<T>, ahead: number): AsyncGenerator<T> {
  const begun: Promise<T>[] = []
  for (const item of items) {
    begun.push(compute(item))
    if (begun.length < ahead) continue
    yield await begun[0]
    begun.shift()
  }
  for (const one of begun) yield await one
}
