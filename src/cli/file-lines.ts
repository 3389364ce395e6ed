import { createReadStream } from 'node:fs'

/** A line of a file. */
export interface Line {
  readonly text: string
  /** Bytes of the file up to the end of this line. */
  readonly end: number
  /** Whether a line end closes it; the last line of a file cut short has none. */
  readonly isWhole: boolean
}

const LINE_END = 0x0a

/** The lines of a text file (UTF-8) one by one, so that a long file takes no memory. */
export async function* fileLines(path: string): AsyncGenerator<Line> {
  let rest: Buffer = Buffer.alloc(0)
  let end = 0
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    let from = 0
    for (let at = chunk.indexOf(LINE_END); at >= 0; at = chunk.indexOf(LINE_END, from)) {
      const line = Buffer.concat([rest, chunk.subarray(from, at)])
      rest = Buffer.alloc(0)
      from = at + 1
      end += line.length + 1
      yield { text: line.toString('utf8'), end, isWhole: true }
    }
    rest = Buffer.concat([rest, chunk.subarray(from)])
  }
  if (rest.length > 0) yield { text: rest.toString('utf8'), end: end + rest.length, isWhole: false }
}
