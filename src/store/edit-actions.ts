import { clearValue, moveEvent, removeEvent, reseed, setRamp, setValue, timeOf, type Edit } from '../experiment/edit.ts'
import { openingExperiment, type Experiment } from '../experiment/experiment.ts'
import type { NumberParameter } from '../experiment/parameter.ts'
import { parameterOf } from '../experiment/parameters.ts'
import type { pushKeys } from '../experiment/ramp.ts'
import { roundedVector } from '../experiment/rounded-vector.ts'
import type { ParameterKey, Value } from '../experiment/values.ts'
import { fitVersus, secondOf } from '../experiment/versus.ts'
import type { Threshold } from '../theory/prediction.ts'
import type { Lab } from './lab.ts'
import { rampOf } from './ramp-of.ts'
import { isSecondChanged, showSecond } from './second-side.ts'
import type { LabState } from './state.ts'
import type { LabStore } from './store.ts'
import type { WriteLink } from './write-link.ts'

/** What runs: one experiment, and what a second one beside it sets. */
type Running = Pick<LabState, 'experiment' | 'versus'>

/**
 * The actions on what runs. A gesture (a drag) is `beginGesture`, many `setParameter`, `endGesture`: one step of undo and
 * one entry of history.
 */
export function createEditActions(store: LabStore, lab: Lab, writeLink: WriteLink, startAgain: () => void) {
  /** The experiment before the gesture under way, and the moment that it acts from. */
  let gesture: { readonly before: Running; readonly t: number } | null = null

  const running = (): Running => {
    const { experiment, versus } = store.getState()
    return { experiment, versus }
  }
  const isSecond = () => isSecondChanged(store.getState())
  const showExperiment = (experiment: Experiment) => {
    if (experiment === store.getState().experiment) return
    const second = fitVersus(experiment, gesture?.before.versus ?? store.getState().versus ?? {})
    if (second.problems.length > 0) store.setState({ problems: second.problems })
    store.setState(({ versus }) => ({ experiment, versus: versus === null ? null : second.versus }))
    lab.show(experiment)
  }
  /** Takes an edit; returns the sentence where it cannot be taken. */
  const take = (edit: Edit): string | null => {
    if ('problem' in edit) return edit.problem
    if (edit.notes.length > 0) store.setState({ problems: edit.notes })
    showExperiment(edit.experiment)
    if (gesture === null) writeLink('push')
    return null
  }
  /** Takes an edit of the second experiment, likewise. */
  const takeSecond = (edit: Edit): string | null => {
    if ('problem' in edit) return edit.problem
    showSecond(store, edit.experiment)
    if (gesture === null) writeLink('push')
    return null
  }
  /** Moves the state at the moment on show, and plays on from there; returns the sentence where it cannot. */
  const push = (key: Extract<ParameterKey, (typeof pushKeys)[number]>, value: Value): string | null => {
    const { experiment } = store.getState()
    const t = lab.player.time()
    const problem = take(setValue(experiment, key, value, t))
    if (problem === null) lab.player.playFrom(t > 0 ? timeOf(experiment, t) : 0)
    return problem
  }
  const travel = (steps: number): void => {
    const history = store.temporal.getState()
    if (steps < 0) history.undo(-steps)
    else history.redo(steps)
    lab.show(store.getState().experiment)
    writeLink('push')
  }

  return {
    beginGesture(): void {
      if (gesture !== null) return
      gesture = { before: running(), t: lab.player.time() }
      store.temporal.getState().pause()
      lab.hold(true)
    },
    /** Returns the sentence where the value cannot be taken, else null. */
    setParameter(key: ParameterKey, value: Value): string | null {
      const { fromHere } = store.getState()
      // From before the gesture, so that values passed on the way leave nothing behind.
      const { experiment, versus } = gesture?.before ?? running()
      if (isSecond()) return takeSecond(setValue(secondOf(experiment, versus ?? {}), key, value, null))
      const t = gesture?.t ?? lab.player.time()
      const at = fromHere && parameterOf(key).changeable && t > 0 ? t : null
      return take(setValue(experiment, key, value, at))
    },
    /** Back to the default. */
    clearParameter(key: ParameterKey): string | null {
      const { experiment, versus } = running()
      if (isSecond()) return takeSecond(clearValue(secondOf(experiment, versus ?? {}), key))
      return take(clearValue(experiment, key))
    },
    endGesture(): void {
      if (gesture === null) return
      const { before } = gesture
      gesture = null
      lab.hold(false)
      const after = running()
      // The history is to hold the experiment before the gesture, and nothing of the way.
      store.setState(before)
      store.temporal.getState().resume()
      if (before.experiment === after.experiment && before.versus === after.versus) return
      store.setState(after)
      writeLink('push')
    },
    /**
     * Changes a parameter slowly from the moment on show on, and plays; from then on changes act from there.
     * Returns the sentence where it cannot.
     */
    ramp(parameter: NumberParameter, thresholds: readonly Threshold[]): string | null {
      const { experiment, run } = store.getState()
      const t = lab.player.time()
      const ramp = rampOf(experiment, parameter, t, thresholds, run)
      if (ramp === null) return `${parameter.name} is there already.`
      lab.player.pause()
      const problem = take(setRamp(experiment, ramp))
      if (problem !== null) return problem
      store.setState({ fromHere: true })
      lab.player.playFrom(t)
      return null
    },
    undo: () => travel(-1),
    redo: () => travel(1),
    /** Goes along the history: so many steps back where `steps` < 0, or on. */
    travel,
    /** Back to the experiment that a newcomer sees. */
    reset(): void {
      if (isSecond()) showSecond(store, { ...openingExperiment, events: store.getState().experiment.events })
      else showExperiment(openingExperiment)
      writeLink('push')
    },
    newSeed(seed: number): void {
      take(reseed(store.getState().experiment, seed))
      startAgain()
    },
    /** Moves the state at the moment on show along the direction that curves down most, and plays on; a sentence says why not. */
    nudge: (size: number) => push('nudge', size),
    /** Kicks the state at the moment on show in a random direction, by a part of its length, and plays on; a sentence says why not. */
    kick: (size: number) => push('kick', size),
    /** Moves a class mean or a classifier (class from 0) at the moment on show and plays on; a sentence says why not. */
    displace: (key: 'moveMean' | 'moveClassifier', index: number, delta: ArrayLike<number>) =>
      push(key, [index + 1, ...roundedVector(delta)]),
    /** Changes in the middle of a run are those of A, which B shares. */
    setFromHere: (fromHere: boolean) => store.setState(({ side }) => ({ fromHere, side: fromHere ? 'A' : side })),
    removeEvent: (index: number) => take(removeEvent(store.getState().experiment, index)),
    moveEvent: (index: number, t: number) => take(moveEvent(store.getState().experiment, index, t)),
  }
}
