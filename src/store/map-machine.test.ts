import { describe, expect, it } from 'vitest'
import { openingExperiment, type Experiment } from '../experiment/experiment.ts'
import type { MapView } from '../experiment/map-view.ts'
import type { SweepCell } from '../sweep/sweep-cell.ts'
import type { WorkerLike } from '../worker/client.ts'
import type { FromSweepWorker, ToSweepWorker } from '../worker/sweep-protocol.ts'
import { MapMachine } from './map-machine.ts'

const map: MapView = {
  x: { parameter: 'lambdaW', from: 1e-4, to: 0.1, scale: 'log' },
  y: { parameter: 'imbalance', from: 1, to: 100, scale: 'log' },
  quantity: 'gap',
  cells: 16,
  oneColumn: false,
}
const of = (values: Experiment['values']): Experiment => ({ version: 1, values, events: [] })
const cell = (index: number): SweepCell => ({
  index, at: {}, link: '', ending: 'rest', atRest: true, reason: null, t: 1, gradients: 9, quantities: { gap: index }, predicted: null,
})

/** A worker that keeps what it is asked, and answers when the test says so. */
class FakeWorker {
  readonly waiting: number[] = []
  asked: ToSweepWorker | null = null
  isTerminated = false
  private hear: (event: Event) => void = () => {}
  readonly like = {
    postMessage: (message: ToSweepWorker) => {
      this.asked ??= message
      if (message.type === 'cells') this.waiting.push(...message.indices)
    },
    terminate: () => (this.isTerminated = true),
    addEventListener: (type: string, listener: (event: Event) => void) => {
      if (type === 'message') this.hear = listener
    },
  } as unknown as WorkerLike

  say(message: FromSweepWorker): void {
    this.hear({ data: message } as MessageEvent)
  }

  /** Answers up to `count` cells; how many there were. */
  compute(count: number): number {
    let done = 0
    while (done < count && this.waiting.length > 0) {
      this.say({ type: 'cells', cells: [cell(this.waiting.shift() as number)] })
      done++
    }
    return done
  }
}

function setUp() {
  const workers: FakeWorker[] = []
  const due: (() => void)[] = []
  let time = 0
  const machine = new MapMachine({
    spawn: () => {
      const worker = new FakeWorker()
      workers.push(worker)
      return worker.like
    },
    computing: () => ({ workers: 1, hasDevice: false }),
    now: () => time,
    later: (act) => {
      due.push(act)
      return () => due.splice(due.indexOf(act) < 0 ? due.length : due.indexOf(act), 1)
    },
  })
  const sweeping = () => workers.filter((worker) => worker.asked?.type === 'sweep' && !worker.isTerminated)
  const pass = (ms: number) => {
    time += ms
    due.splice(0).forEach((act) => act())
  }
  machine.watch(true)
  return { machine, workers, sweeping, pass }
}

describe('MapMachine', () => {
  it('computes lines and all cells, and then rests', () => {
    const { machine, workers, sweeping, pass } = setUp()
    machine.show(map, openingExperiment)
    expect(workers.map(({ asked }) => asked?.type)).toEqual(['lines', 'sweep'])
    expect(machine.state().isRunning).toBe(true)
    sweeping()[0].compute(1000)
    pass(100)
    const { record, isRunning, left } = machine.state()
    expect([record?.done, record?.cells.every((one, i) => one?.index === i), isRunning, left]).toEqual([256, true, false, null])
    expect(sweeping()).toEqual([])
  })

  it('tells how long the rest takes from the time of those done', () => {
    const { machine, sweeping, pass } = setUp()
    machine.show(map, openingExperiment)
    pass(3200)
    sweeping()[0].compute(64)
    // 3.2 s for 64 cells: 50 ms each, 192 left.
    expect(machine.state().left).toBeCloseTo(9.6, 9)
  })

  it('keeps what is done while nobody looks and while it is paused', () => {
    const { machine, sweeping } = setUp()
    machine.show(map, openingExperiment)
    sweeping()[0].compute(10)
    machine.watch(false)
    expect(sweeping()).toEqual([])
    machine.watch(true)
    const again = sweeping()[0]
    expect(again.compute(1000)).toBe(246)
    expect(machine.state().record?.done).toBe(256)
  })

  it('stays paused until it is told to go on', () => {
    const { machine, sweeping } = setUp()
    machine.show(map, openingExperiment)
    machine.pause()
    machine.watch(false)
    machine.watch(true)
    expect([machine.state().isPaused, sweeping().length]).toEqual([true, 0])
    machine.goOn()
    expect([machine.state().isPaused, sweeping().length]).toEqual([false, 1])
  })

  it('goes on where only what is on an axis, or the colour, is another', () => {
    const { machine, sweeping } = setUp()
    machine.show(map, openingExperiment)
    sweeping()[0].compute(30)
    machine.show({ ...map, quantity: 'objective' }, of({ lambdaW: 0.02, imbalance: 5 }))
    const { record, former } = machine.state()
    expect([record?.done, former, record?.plan.map.quantity, sweeping().length]).toEqual([30, null, 'objective', 1])
  })

  it('shows the former map until the new one covers the plane, and waits for the end of a drag', () => {
    const { machine, sweeping, pass } = setUp()
    machine.show(map, openingExperiment)
    sweeping()[0].compute(1000)
    const before = machine.state().record
    machine.show(map, of({ classes: 5 }))
    machine.show(map, of({ classes: 6 }))
    expect(machine.state().former).toBe(before)
    expect(sweeping()).toEqual([])
    pass(200)
    expect(machine.state().record?.plan.sweep.experiment.values).toEqual({ classes: 6 })
    sweeping()[0].compute(63)
    expect(machine.state().former).toBe(before)
    sweeping()[0].compute(1)
    expect(machine.state().former).toBeNull()
  })

  it('takes back a change that is undone before it began', () => {
    const { machine, sweeping, pass } = setUp()
    machine.show(map, openingExperiment)
    sweeping()[0].compute(70)
    machine.show(map, of({ classes: 5 }))
    machine.show(map, openingExperiment)
    pass(200)
    expect([machine.state().record?.done, machine.state().former, sweeping().length]).toEqual([70, null, 1])
  })

  it('says what broke, keeps what is done, and can go on', () => {
    const { machine, sweeping } = setUp()
    machine.show(map, openingExperiment)
    sweeping()[0].compute(5)
    sweeping()[0].say({ type: 'problem', sentence: 'It broke.' })
    expect(machine.state()).toMatchObject({ problem: 'It broke.', isRunning: false, isPaused: true })
    machine.goOn()
    expect(machine.state()).toMatchObject({ problem: null, isRunning: true })
    expect(sweeping()[0].compute(1000)).toBe(251)
  })

  it('says why there is no map', () => {
    const { machine } = setUp()
    machine.show({ ...map, y: { ...map.y, from: 0 } }, openingExperiment)
    expect(machine.state().problem).toContain('Imbalance ratio (R) must be a number from 1')
  })

  it('tells of growth at most once in a while', () => {
    const { machine, sweeping, pass } = setUp()
    machine.show(map, openingExperiment)
    let told = 0
    machine.onChange(() => told++)
    sweeping()[0].compute(50)
    expect(told).toBe(0)
    pass(100)
    expect(told).toBe(1)
  })
})
