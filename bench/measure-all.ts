import type { Io } from '../src/cli/io.ts'
import { sentenceOf } from '../src/lib/errors.ts'
import { goalsOf } from './goals.ts'
import type { HostRunner } from './hosts/host-runner.ts'
import { openNodeHost } from './hosts/node-host.ts'
import { machineOf } from './machine.ts'
import type { Tell } from './measure/interleave.ts'
import { Interrupted } from './measure/interrupted.ts'
import { measureSweep } from './parts/sweep.ts'
import { ProgressLine } from './progress.ts'
import type { BenchResult, PartName } from './result.ts'

/** What is to be measured. */
export interface Wanted {
  readonly parts: readonly PartName[]
  /** Where engines are timed: a browser where there is one ('auto'), else this process. */
  readonly host: 'auto' | 'browser' | 'node'
  readonly isQuick: boolean
}

/** Every part, in the order of measuring. */
export const partNames: readonly PartName[] = ['cost', 'rest', 'page', 'sweep']

const NO_BROWSER = 'No browser was found, so that the page was not timed; set PLAYWRIGHT_CHROMIUM_PATH to a Chromium or Chrome.'

/** What the parts have in common. */
interface Setting extends Wanted {
  readonly root: string
  readonly signal: AbortSignal
  readonly tell: Tell
}

/** What a measurement gave. */
export interface Measurement {
  readonly result: BenchResult
  readonly isInterrupted: boolean
  /** What broke down, part by part; the others are measured all the same. */
  readonly failures: readonly unknown[]
  /** Sentences on what could not be had. */
  readonly notes: readonly string[]
}

/** Measures the parts one after another; after an interruption what was measured until then. */
export async function measureAll(
  wanted: Wanted,
  { root, command }: { readonly root: string; readonly command: string },
  io: Io,
): Promise<Measurement> {
  const progress = new ProgressLine(io)
  const signal = io.interruption()
  const tell = (doing: string) => {
    if (signal.aborted) throw new Interrupted()
    progress.show(doing)
  }
  const setting = { ...wanted, root, signal, tell }
  const machine = machineOf('')
  const parts: BenchResult['parts'] = {}
  const failures: unknown[] = []
  let host: HostRunner | null = null
  try {
    host = await openHost(setting)
    for (const part of wanted.parts) Object.assign(parts, { [part]: await attempt(part, host, setting, failures) })
  } catch (error) {
    // A browser that the interruption closed reports that in its own words.
    if (!signal.aborted) throw error
  } finally {
    progress.end()
    await host?.close()
  }
  const result: BenchResult = {
    version: 1,
    kind: 'benchmark',
    date: new Date().toISOString(),
    command,
    isQuick: wanted.isQuick,
    machine: { ...machine, host: host?.name ?? 'nowhere' },
    engines: [...(host?.engines ?? [])],
    parts,
    goals: wanted.isQuick ? [] : goalsOf(parts),
  }
  return { result, isInterrupted: signal.aborted, failures, notes: host?.notes ?? [] }
}

async function openHost({ root, host, signal, tell }: Setting): Promise<HostRunner> {
  tell('engines: opened')
  if (host === 'node') return openNodeHost(root)
  // Loaded late: neither a browser nor what builds pages is needed in Node.
  const { openBrowserHost } = await import('./hosts/browser-host.ts')
  return (await openBrowserHost(root, signal)) ?? openNodeHost(root)
}

async function attempt(part: PartName, host: HostRunner, setting: Setting, failures: unknown[]) {
  try {
    return await measurePart(part, host, setting)
  } catch (error) {
    if (setting.signal.aborted) throw error
    failures.push(error)
    return { skipped: `It was not measured, since something failed: ${sentenceOf(error).split('\n')[0]}` }
  }
}

async function measurePart(part: PartName, host: HostRunner, setting: Setting) {
  const { root, isQuick, signal, tell } = setting
  if (part === 'sweep') return measureSweep(root, isQuick, signal, tell)
  if (part !== 'page') return host.measure(part, isQuick, tell)
  if (setting.host === 'node') return { skipped: 'The page was not timed, since --host node wants no browser.' }
  const { measurePage } = await import('./parts/page.ts')
  return (await measurePage(root, isQuick, signal, tell)) ?? { skipped: NO_BROWSER }
}
