import { useEffect, useState } from 'react'
import { valuesAt } from '../../experiment/experiment.ts'
import type { NumberParameter } from '../../experiment/parameter.ts'
import type { Values } from '../../experiment/values.ts'
import { without } from '../../experiment/without.ts'
import type { LabState } from '../../store/state.ts'
import { stripSteps, type Strip } from '../../store/strip.ts'
import { useFacts } from '../page-context.tsx'

/** A frame has 16 ms, of which the picture needs some. */
const SLICE_MS = 5

/**
 * The strip of a parameter at the moment on show, computed in slices between frames; null until there is one. It is
 * the same whatever the parameter's own value, so that dragging it computes nothing.
 */
export function useStrip(parameter: NumberParameter): Strip | null {
  const others = useFacts((state) => JSON.stringify(othersOf(state, parameter)))
  const [strip, setStrip] = useState<Strip | null>(null)
  useEffect(() => inSlices(stripSteps(JSON.parse(others) as Values, parameter), setStrip), [others, parameter])
  return strip
}

function othersOf({ experiment, onShow }: LabState, { key }: NumberParameter): Values {
  // The end of a run changes no prediction, and ramps move it.
  return without(valuesAt(experiment, experiment.events.length > 0 ? onShow.t : 0), key, 'horizon')
}

/** Runs a computation a few milliseconds at a time; the function returned gives it up. */
function inSlices<T>(steps: Generator<void, T>, done: (result: T) => void): () => void {
  const slice = () => {
    const until = performance.now() + SLICE_MS
    do {
      const step = steps.next()
      if (step.done === true) return done(step.value)
    } while (performance.now() < until)
    timer = setTimeout(slice)
  }
  let timer = setTimeout(slice)
  return () => clearTimeout(timer)
}
