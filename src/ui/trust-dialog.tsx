import { useEffect, useRef, useState, type ReactNode } from 'react'
import { Button, ProgressBar } from 'react-aria-components'
import { resolve } from '../experiment/experiment.ts'
import { quantityOf } from '../metrics/registry.ts'
import { checkRun, type Outcome } from '../store/referee.ts'
import type { Prediction } from '../theory/prediction.ts'
import type { Pace, Paces } from '../worker/pace.ts'
import type { Effort, EngineChoice } from '../worker/protocol.ts'
import { Choice, type Option } from './choice.tsx'
import { keepEngine } from './engine-choice.ts'
import { ModalDialog, type Openable } from './modal-dialog.tsx'
import { scientific, timeText } from './number-format.ts'
import { useFacts, usePage } from './page-context.tsx'

/** What computes the run, what it conserves, what theory certifies, and how far from the referee it is. */
export function TrustDialog(open: Openable) {
  return (
    <ModalDialog title="Can these numbers be trusted?" {...open}>
      <TheEngine />
      <TheReferee />
      <TheInvariants />
      <TheTheory />
      <TheBestFound />
    </ModalDialog>
  )
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h3>{title}</h3>
      {children}
    </section>
  )
}

function Facts({ rows }: { rows: readonly (readonly [name: string, value: ReactNode])[] }) {
  return (
    <dl className="facts">
      {rows.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

const engineOptions: readonly (Option & { readonly value: EngineChoice })[] = [
  { value: 'auto', label: 'Whichever suits', description: 'The graphics device, unless it is emulated, or too slow to follow a hand.' },
  { value: 'webgpu', label: 'Graphics device', description: 'TensorFlow.js on WebGPU, in single precision.' },
  { value: 'loops', label: 'Processor', description: 'Plain loops in double precision.' },
]

function TheEngine() {
  const { engine, notice, grounds, effort, ending, computed } = useFacts((state) => state.run)
  const experiment = useFacts((state) => state.experiment)
  const { tolerance, method, rate } = resolve(experiment.values)
  const { lab } = usePage()
  const [choice, setChoice] = useState(() => lab.engineChoice())
  if (engine === null) return null
  const adapter = engine.adapter === null ? 'none' : `${engine.adapter}${engine.software ? ', a software adapter' : ''}`
  const motion = method === 'descent' ? `gradient descent, η = ${rate}` : `gradient flow, ${scientific(tolerance)} a step`
  const choose = (chosen: EngineChoice) => {
    setChoice(chosen)
    keepEngine(chosen)
    lab.changeEngine(chosen)
  }
  return (
    <Part title="The engine">
      <Choice
        form="compact"
        label="Compute with"
        options={engineOptions}
        value={choice}
        onChange={(value) => choose(value as EngineChoice)}
      />
      <Facts
        rows={[
          ['Engine', engine.name],
          ['Why', grounds?.reason ?? notice ?? ''],
          ...measuredRow(grounds?.paces),
          ['Adapter', adapter],
          ['Precision', engine.precision === 'float64' ? 'double, 16 digits' : 'single, 7 digits'],
          ['Motion', motion],
          ['Effort', effortText(effort, lab.player.recording().entries.length)],
          ['State', ending?.sentence ?? `Computing, so far to t = ${timeText(computed)}.`],
        ]}
      />
    </Part>
  )
}

/** What a gradient costs on each engine at this size, where there was a choice to be made. */
function measuredRow(paces: Paces | undefined): (readonly [string, string])[] {
  const told = ([name, pace]: readonly [string, Pace | null | undefined]) =>
    pace == null ? [] : [`${microseconds(pace.gradient)} a gradient ${name}`]
  const texts = ([['on the graphics device', paces?.webgpu], ['on the processor', paces?.loops]] as const).flatMap(told)
  return texts.length === 0 ? [] : [['Measured at this size', texts.join(', ')]]
}

function microseconds(ms: number): string {
  return ms < 1 ? `${Number((1000 * ms).toPrecision(2))} µs` : `${Number(ms.toPrecision(2))} ms`
}

function effortText({ evaluations, dispatches, milliseconds }: Effort, entries: number): string {
  const each = evaluations === 0 ? '' : ` of ${microseconds(milliseconds / evaluations)}`
  const words = `${evaluations.toLocaleString('en-US')} gradients${each}, ${entries.toLocaleString('en-US')} recorded moments`
  return dispatches === 0 ? words : `${words}, ${dispatches.toLocaleString('en-US')} dispatches on the device`
}

/** The run again on the float64 loops, ten times stricter, in a worker of its own. */
function TheReferee() {
  const { lab } = usePage()
  const isBusy = useFacts((state) => state.run.ending === null)
  const [share, setShare] = useState<number | null>(null)
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  const end = useRef<(() => void) | null>(null)
  useEffect(() => () => end.current?.(), [])
  const start = () => {
    setOutcome(null)
    end.current = checkRun(lab, setShare, (found) => {
      setShare(null)
      setOutcome(found)
    })
    setShare(end.current === null ? null : 0)
  }
  const cancel = () => {
    end.current?.()
    setShare(null)
  }
  return (
    <Part title="The referee">
      <p>
        The same run once more in double precision with plain loops, ten times stricter. The difference is the whole
        error of what is on show: precision, steps and interpolation.
      </p>
      <div className="referee" data-testid="referee">
        {/* One button for both, so that the focus stays on it. */}
        <Button className="button" onPress={share === null ? start : cancel} isDisabled={isBusy}>
          {share === null ? 'Compare with the referee' : 'Cancel'}
        </Button>
        {share !== null && (
          <ProgressBar className="progress" value={100 * share} aria-label="Progress of the referee">
            {({ percentage }) => <span className="progress-bar" style={{ '--place': (percentage ?? 0) / 100 }} />}
          </ProgressBar>
        )}
        <p role="status">{outcome === null ? '' : outcomeText(outcome)}</p>
      </div>
    </Part>
  )
}

function outcomeText(outcome: Outcome): string {
  if ('problem' in outcome) return outcome.problem
  const { largest, t, moments, until } = outcome
  return `Largest relative difference ${scientific(largest)}, at t = ${timeText(t)}; ${moments} moments compared up to t = ${timeText(until)}.`
}

function TheInvariants() {
  const { lab } = usePage()
  // A new moment is a new reading.
  useFacts((state) => state.onShow.t)
  const rows = ['balanceDrift', 'sumDrift'].map((key) => {
    const quantity = quantityOf(key)
    const { value, ...rest } = lab.read(quantity)
    const text = value === null ? `Not defined here: ${'reason' in rest ? rest.reason : ''}.` : scientific(value)
    return [
      quantity.name,
      <>
        {text} <small>{quantity.convention}</small>
      </>,
    ] as const
  })
  return (
    <Part title="What the flow conserves">
      <p>Quantities that the exact flow keeps or lets decay by a known law; they check a run without any reference.</p>
      <Facts rows={rows} />
    </Part>
  )
}

function TheTheory() {
  const prediction = useFacts((state) => state.prediction)
  if (prediction === null) return null
  const certificate = certificateOf(prediction)
  return (
    <Part title="The prediction">
      <Facts
        rows={[
          ['Standing', prediction.standing],
          ['Optimum', prediction.scale === 'direction' ? 'a direction; the loss tends to 0' : `${prediction.objective.toPrecision(10)}, ${certificate}`],
          ['Source', prediction.source],
        ]}
      />
    </Part>
  )
}

function certificateOf({ gap }: Prediction): string {
  if (gap === null) return 'none: the best value known'
  return gap === 0 ? 'exact' : `within ${scientific(gap)} of the optimum, certified`
}

/** Where theory says nothing: how far the search for the best equilibrium has come, and what it found. */
function TheBestFound() {
  const bestFound = useFacts((state) => state.onShow.bestFound)
  if (bestFound === null) return null
  const { done, of, best, problem } = bestFound
  return (
    <Part title="The best found">
      <p>
        Theory says nothing of this experiment. Instead {of} runs from other starts are followed to rest, and the best of
        them is drawn dashed. Nothing certifies that there is no better one.
      </p>
      <Facts
        rows={
          best === null
            ? [['Starts tried', problem ?? `${done} of ${of}`]]
            : [
                ['Objective', best.objective.toPrecision(10)],
                ['Certificate', 'none'],
                ['Found from', `seed ${best.seed}, of the seeds 0 to ${of - 1}`],
              ]
        }
      />
    </Part>
  )
}
