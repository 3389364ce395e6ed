import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll } from 'vitest'

/** For tests: a folder of their own, gone after the last of a file. */
export function temporaryFolder(): { at(name: string): string; write(name: string, data: unknown): string } {
  const folder = mkdtempSync(join(tmpdir(), 'lab-test-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  const at = (name: string) => join(folder, name)
  const write = (name: string, data: unknown) => {
    mkdirSync(dirname(at(name)), { recursive: true })
    writeFileSync(at(name), typeof data === 'string' || data instanceof Uint8Array ? data : JSON.stringify(data))
    return at(name)
  }
  return { at, write }
}
