import { memo, useState } from 'react'
import { Button } from 'react-aria-components'
import { layoutOf } from '../engine/layout.ts'
import { specOf, type Experiment } from '../experiment/experiment.ts'
import { columnsOf, sampleCount } from '../model/spec.ts'
import { inForce } from '../store/in-force.ts'
import type { EngineInfo } from '../engine/backends/contract.ts'
import { late } from './late.tsx'
import { useFacts, useFactsAlike } from './page-context.tsx'

const Dimensions = late('The dimensions', async () => (await import('./dimensions/dimensions.tsx')).Dimensions)
const TrustDialog = late('What is behind the numbers', async () => (await import('./trust-dialog.tsx')).TrustDialog)

/** What computes the run, what went wrong with it, and what the picture does not show. */
export function StatusLine({ onLandscape }: { onLandscape: () => void }) {
  const run = useFacts((state) => state.run)
  const t = useFacts((state) => state.onShow.t)
  const phase = run.ending?.kind ?? 'computing'
  return (
    <div
      className="status-line"
      data-testid="status"
      data-engine={run.engine?.name}
      data-adapter={run.engine?.adapter ?? undefined}
      data-dispatches={run.effort.dispatches}
      data-evaluations={run.effort.evaluations}
      data-phase={phase}
      data-computed={run.computed}
      data-t={t}
    >
      <EngineButton words={run.notice ?? engineWords(run.engine)} />
      <LandscapeButton onPress={onLandscape} />
      {run.ending !== null && isBad(run.ending.kind) && <span className="status-bad">{run.ending.sentence}</span>}
      <Hidden />
    </div>
  )
}

const LandscapeButton = memo(function LandscapeButton({ onPress }: { onPress: () => void }) {
  return (
    <Button className="engine-button" onPress={onPress}>
      What kind of point is this?
    </Button>
  )
})

/** What computes the run; a press tells more, and how far it can be trusted. */
const EngineButton = memo(function EngineButton({ words }: { words: string }) {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button className="engine-button" onPress={() => setOpen(true)}>
        {words}
      </Button>
      <TrustDialog isOpen={isOpen} onOpenChange={setOpen} />
    </>
  )
})

function isBad(kind: string): boolean {
  return kind === 'diverged' || kind === 'floor'
}

function engineWords(engine: EngineInfo | null): string {
  if (engine === null) return 'Looking for a graphics device …'
  const where = engine.adapter === null ? '' : ` on ${engine.adapter}`
  const precision = engine.precision === 'float64' ? 'double precision' : 'single precision'
  return `${engine.name}${where}, ${precision}`
}

/** What the picture does not show. */
const Hidden = memo(function Hidden() {
  const dimension = useFacts(({ experiment }) => inForce(experiment).dimension)
  const samples = useFactsAlike(({ experiment }) => samplesDrawn(experiment))
  return (
    <>
      {dimension > 3 && <Dimensions dimension={dimension} />}
      {samples.drawn < samples.all && (
        <span className="badge">
          {samples.drawn.toLocaleString('en-US')} of {samples.all.toLocaleString('en-US')} samples drawn
        </span>
      )}
    </>
  )
})

/** Of an experiment it is asked at every change of the page. */
const counted = new WeakMap<Experiment, { readonly drawn: number; readonly all: number }>()

function samplesDrawn(experiment: Experiment): { readonly drawn: number; readonly all: number } {
  const known = counted.get(experiment)
  if (known !== undefined) return known
  const spec = specOf(inForce(experiment))
  const samples = { drawn: layoutOf(spec).sampleClasses.length, all: sampleCount(columnsOf(spec)) }
  counted.set(experiment, samples)
  return samples
}
