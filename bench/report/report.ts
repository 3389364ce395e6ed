import { isBusy } from '../machine.ts'
import type { BenchResult, Cost, PagePart, Rest, Skipped, SweepPart } from '../result.ts'
import { figure, secondsText, textTable } from './text-table.ts'

/** The whole result as text; at most 100 columns, and 16 more with a size for a large graphics device. */
export function reportText(result: BenchResult): string {
  const { cost, rest, page, sweep } = result.parts
  const parts = [
    result.isQuick ? 'A quick look whether all works; its figures say nothing of speed.' : '',
    machineText(result),
    section('A gradient on each engine', cost, costText),
    section(result.isQuick ? 'Start to rest' : 'Start to rest at lecture size', rest, restText),
    section('The page', page, pageText),
    section('A sweep on all cores', sweep, sweepText),
    goalsText(result),
  ]
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`
}

function section<P extends object>(title: string, part: P | Skipped | undefined, text: (part: P) => string): string {
  if (part === undefined) return ''
  return `${title}\n${'='.repeat(title.length)}\n${isSkipped(part) ? part.skipped : text(part)}`
}

function isSkipped(part: object): part is Skipped {
  return 'skipped' in part
}

/** What was measured on, line by line. */
export function machineText({ machine, engines }: BenchResult): string {
  const { processor, cores, memory, system, node, host } = machine
  const adapters = engines.flatMap(({ adapter, software }) =>
    adapter === null ? [] : [`${adapter}${software ? ' (a software adapter)' : ''}`],
  )
  return [
    `${processor}, ${cores} cores, ${figure(memory / 2 ** 30)} GiB, ${system}, Node ${node}`,
    `Engines in ${host}, adapter: ${[...new Set(adapters)].join(', ') || 'none'}`,
    ...(isBusy(machine) ? [`With other work on the machine: ${figure(machine.load)} processes wanted a core before.`] : []),
  ].join('\n')
}

const works: Readonly<Record<string, string>> = {
  products: 'products',
  gradient: 'gradient',
  flow: 'in the flow',
  autodiff: 'autodiff',
}

/** Names of engines for a reader. */
export function engineName(key: string): string {
  const names: Readonly<Record<string, string>> = {
    loops: 'float64 loops',
    tfjs: 'WebGPU operations',
    fused: 'WebGPU fused',
  }
  return names[key] ?? key.replace('tfjs ', 'TensorFlow.js ')
}

/** The heading of a size. */
export function sizeName({ classes, dimension, counts, samples }: Cost['sizes'][number]): string {
  const equal = counts.every((count) => count === counts[0])
  return `${classes},${dimension},${equal ? counts[0] : `N=${samples}`}`
}

function costText({ sizes }: Cost): string {
  const keys = [...new Set(sizes.flatMap(({ timings }) => timings.map(({ engine, work }) => `${engine}|${work}`)))]
  const rows = keys.map((key) => {
    const [engine, work] = key.split('|')
    const cells = sizes.map(({ timings }) => {
      const timing = timings.find((one) => one.engine === engine && one.work === work)
      return timing === undefined ? null : `${secondsText(timing.seconds)} ×${figure(timing.ratio)}`
    })
    return [`${engineName(engine)}: ${works[work]}`, ...cells]
  })
  const head = ['K, d, samples a class', ...sizes.map(sizeName)]
  const notes = [
    'Products: the three of a gradient, alone. In the flow: a gradient with all that comes with it.',
    "Autodiff: a step of TensorFlow.js's own descent. ×: to a gradient of the loops at that size.",
  ]
  return [textTable(head, rows), ...notes].join('\n')
}

function restText({ ways, horizon, tolerance, curvature, rate }: Rest): string {
  const rows = ways.map(({ engine, work, gradients, seconds, rounds, objective, ratio }) => [
    `${engineName(engine)}: ${work === 'flow' ? 'the flow' : work === 'descent' ? 'descent' : 'its own descent'}`,
    gradients.toLocaleString('en-US'),
    `${secondsText(seconds)}${rounds === 0 ? ' *' : ''}`,
    `×${figure(ratio)}`,
    objective === null ? null : objective.toPrecision(9),
  ])
  const lines = [
    textTable(['', 'gradients', 'time', 'to the fastest', 'objective at the end'], rows),
    `To t = ${horizon.toLocaleString('en-US')}; the flow at tolerance ${tolerance}; descent at η = ${figure(rate)}, just below 2/L (L = ${figure(curvature)}).`,
  ]
  if (ways.some(({ rounds }) => rounds === 0)) lines.push('* Not run to the end: the time of 50 steps, times their number.')
  return lines.join('\n')
}

function pageText({ adapter, software, change, play }: PagePart): string {
  return [
    `Drawn by ${adapter}${software ? ', a software adapter' : ''}.`,
    textTable(
      ['', 'middle', 'slow'],
      [
        ['a changed slider to the first picture of the new run, frames', figure(change.frames), figure(change.most)],
        ['the same, time', secondsText(change.seconds), null],
        [`${play.samples.toLocaleString('en-US')} samples: the page's callback a frame`, secondsText(play.callback), secondsText(play.slow)],
        ['the same: all of the main thread, time of the processor', secondsText(play.task), null],
      ],
    ),
    `Slow: the slowest of ${change.times} changes, and what one frame in twenty of ${play.frames} exceeds.`,
  ].join('\n')
}

function sweepText({ command, runs, threads, seconds, perSecond, map }: SweepPart): string {
  return [
    `${runs.toLocaleString('en-US')} runs in ${secondsText(seconds)} on ${threads} threads: ${figure(perSecond)} a second, 64 × 64 in ${secondsText(map)}.`,
    command,
  ].join('\n')
}

function goalsText({ goals }: BenchResult): string {
  if (goals.length === 0) return ''
  const rows = goals.map(({ goal, measured, unit, bound, isMet }) => [goal, `${figure(measured)} ${unit}`, figure(bound), isMet ? 'reached' : 'missed'])
  return `Figures to reach\n================\n${textTable(['', 'measured', 'bound', ''], rows)}`
}
