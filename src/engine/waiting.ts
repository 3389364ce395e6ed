/** A computation that hands out what it waits for, where it waits at all, and goes on once that is there. */
export type Waiting<R> = Generator<Promise<void>, R, void>

/** Does a computation; at once, without a turn of the queue of promises, where it waits for nothing. */
export function settled<R>(steps: Waiting<R>): R | Promise<R> {
  const first = steps.next()
  return first.done === true ? first.value : rest(steps, first.value)
}

async function rest<R>(steps: Waiting<R>, wanted: Promise<void>): Promise<R> {
  for (;;) {
    const next = await wanted.then(
      () => steps.next(),
      (error: unknown) => steps.throw(error),
    )
    if (next.done === true) return next.value
    wanted = next.value
  }
}

/** Inside such a computation: a value that may not be there yet. */
export function* whenThere<R>(value: R | Promise<R>): Waiting<R> {
  if (!(value instanceof Promise)) return value
  let found: R | undefined
  yield value.then((there) => {
    found = there
  })
  return found as R
}
