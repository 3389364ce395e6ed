import { lab } from '../lab.ts'

/** What a command did. */
export interface Called {
  readonly code: number
  readonly out: string
  readonly err: string
}

/** For tests: runs a command in this process, as the terminal would. */
export async function callLab(args: readonly string[], signal = new AbortController().signal): Promise<Called> {
  let out = ''
  let err = ''
  const code = await lab(args, {
    out: (text) => {
      out += text
      return Promise.resolve()
    },
    err: (text) => {
      err += text
    },
    isWatched: false,
    interruption: () => signal,
    workerEntry: null,
    exitCode: 0,
  })
  return { code, out, err }
}
