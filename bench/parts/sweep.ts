import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Tell } from '../measure/interleave.ts'
import { Interrupted } from '../measure/interrupted.ts'
import type { SweepPart } from '../result.ts'

/** Runs of the map that the goal is set for. */
const MAP = 64 * 64

/** The sweep that is timed: ten classes of one column each, weight decay against imbalance, `side` values of each. */
function argumentsOf(side: number): string[] {
  const axes = ['--x', `lambda=1e-4:1e-1:${side}:log`, '--y', `R=1:1000:${side}:log`]
  return ['sweep', 'K=10&cols=means', ...axes]
}

/** Runs of a sweep a second by the command line, on all cores, its own start included. */
export async function measureSweep(root: string, isQuick: boolean, signal: AbortSignal, tell: Tell): Promise<SweepPart> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-sweep-'))
  const side = isQuick ? 3 : 64
  try {
    tell('sweep: the command is built')
    await lab(root, [...argumentsOf(1), '--csv', join(folder, 'first.csv')], signal)
    tell(`sweep: ${side} × ${side} runs on ${availableParallelism()} cores`)
    const start = performance.now()
    await lab(root, [...argumentsOf(side), '--csv', join(folder, 'sweep.csv')], signal)
    const seconds = (performance.now() - start) / 1000
    const runs = (await readFile(join(folder, 'sweep.csv'), 'utf8')).trimEnd().split('\n').length - 1
    const command = `npm run -s lab -- ${argumentsOf(side).map(quotedForShell).join(' ')} --csv map.csv`
    return { command, runs, threads: availableParallelism(), seconds, perSecond: runs / seconds, map: (seconds * MAP) / runs }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

function quotedForShell(text: string): string {
  return text.includes('&') ? `'${text}'` : text
}

/** The command line as a process of its own, as a reader would start it. */
function lab(root: string, args: readonly string[], signal: AbortSignal): Promise<void> {
  const child = spawn(process.execPath, [join(root, 'scripts/lab.mjs'), ...args, '--quiet'], {
    stdio: ['ignore', 'ignore', 'pipe'],
    signal,
  })
  let said = ''
  child.stderr.on('data', (text) => {
    said += String(text)
  })
  return new Promise((resolve, reject) => {
    child.on('error', (error) => reject(signal.aborted ? new Interrupted() : error))
    child.on('close', (code) => {
      if (signal.aborted) reject(new Interrupted())
      else if (code === 0) resolve()
      else reject(new Error(`The sweep ended with code ${code}: ${said.trim()}`))
    })
  })
}
