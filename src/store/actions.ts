import { clearValue, moveEvent, removeEvent, reseed, setRamp, setValue, timeOf, type Edit } from '../experiment/edit.ts'
import { openingExperiment, resolve, type Experiment } from '../experiment/experiment.ts'
import { decodeLink } from '../experiment/link.ts'
import type { NumberParameter } from '../experiment/parameter.ts'
import { parameterOf } from '../experiment/parameters.ts'
import type { Shared } from '../experiment/shared.ts'
import type { pushKeys } from '../experiment/ramp.ts'
import { roundedVector } from '../experiment/rounded-vector.ts'
import type { ParameterKey, Value } from '../experiment/values.ts'
import { differences, fitVersus, secondOf } from '../experiment/versus.ts'
import type { View } from '../experiment/view.ts'
import type { Threshold } from '../theory/prediction.ts'
import type { Address } from './address.ts'
import { drawSeed } from './draw-seed.ts'
import type { Lab } from './lab.ts'
import { createLessonActions } from './lesson-actions.ts'
import { rampOf } from './ramp-of.ts'
import type { LabState, Side } from './state.ts'
import type { LabStore } from './store.ts'

/** What runs: one experiment, and what a second one beside it sets. */
type Running = Pick<LabState, 'experiment' | 'versus'>

/** Everything a reader can do; each is one call, whoever asks (control, key, link). */
export type Actions = ReturnType<typeof createActions>

/**
 * The actions over a store, the lab behind it and the address bar. A gesture (a drag) is
 * `beginGesture`, many `setParameter`, `endGesture`: one step of undo and one entry of history.
 * @param onOpened called once a link or a step of a lesson is on show
 */
export function createActions(store: LabStore, lab: Lab, address: Address, onOpened: () => void = () => {}) {
  /** The experiment before the gesture under way, and the moment that it acts from. */
  let gesture: { readonly before: Running; readonly t: number } | null = null

  let opened = false
  /** Whether the lab has been shown an experiment. */
  let isRunning = false

  const running = (): Running => {
    const { experiment, versus } = store.getState()
    return { experiment, versus }
  }
  /** Whether what the reader changes is what the second experiment sets. */
  const isSecond = () => store.getState().versus !== null && store.getState().side === 'B'
  const showExperiment = (experiment: Experiment) => {
    if (experiment === store.getState().experiment) return
    const second = fitVersus(experiment, gesture?.before.versus ?? store.getState().versus ?? {})
    if (second.problems.length > 0) store.setState({ problems: second.problems })
    store.setState(({ versus }) => ({ experiment, versus: versus === null ? null : second.versus }))
    lab.show(experiment)
  }
  const showSecond = (second: Experiment) => store.setState(({ experiment }) => ({ versus: differences(experiment, second) }))
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
    showSecond(edit.experiment)
    if (gesture === null) writeLink('push')
    return null
  }
  const writeLink = (how: 'push' | 'replace') => address.write(fragment(), how)
  const shared = () => {
    const { experiment, versus, view } = store.getState()
    const { player } = lab
    const moment = player.playing || player.isAtStart() ? null : Number(player.time().toPrecision(6))
    return { experiment, view: { ...view, moment, versus } }
  }
  const fragment = (axes: View['see'] | null = null, change: Partial<View> = {}) => {
    const { experiment, view } = shared()
    const see = view.see === 'tour' && axes !== null ? axes : view.see
    return fragmentOf({ experiment, view: { ...view, see, ...change } }, lab.player.playing)
  }
  const setView = (change: Partial<View>) => {
    store.setState(({ view }) => ({ view: { ...view, ...change } }))
    writeLink('replace')
  }
  const showAll = (given: Shared, problems: readonly string[], isPlaying = false) => {
    const { experiment, view } = given.view.visitorSeed ? withSeedOfOwn(given) : given
    const { versus } = view
    const isSame = isRunning && experiment === store.getState().experiment
    isRunning = true
    store.setState({ experiment, view, versus, side: versus === null ? 'A' : 'B', problems, fromHere: false, isLibrary: false })
    lab.player.speed = view.speed
    lab.player.setKind(view.clock)
    if (!isSame) lab.show(experiment)
    lab.player.seekTime(view.moment ?? 0)
    // Behind a map nothing plays.
    if ((isPlaying || view.moment === null) && view.map === null) lab.player.play()
    else lab.player.pause()
    // The seed drawn is kept, so that going back or loading the page again gives the same run.
    if (given.view.visitorSeed) address.write(fragmentOf({ experiment, view }, lab.player.playing), 'replace')
  }
  const atRest = <R>(act: () => R): R => {
    const result = act()
    writeLink('replace')
    return result
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

  const { openLinked, leaveLesson, fragmentOf, ...lessons } = createLessonActions(store, {
    showAll: (shown, problems, isPlaying) => {
      showAll(shown, problems, isPlaying)
      onOpened()
    },
    write: address.write,
    turn: { now: 0 },
  })

  const actions = {
    ...lessons,
    /** Ends the lesson; what is on show stays. */
    closeLesson(): void {
      leaveLesson()
      writeLink('push')
    },
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
    /** From the start again: the same seed, hence the same run. */
    startAgain(): void {
      lab.player.seekTime(0)
      lab.player.play()
      writeLink('replace')
    },
    /** Back to the experiment that a newcomer sees. */
    reset(): void {
      if (isSecond()) showSecond({ ...openingExperiment, events: store.getState().experiment.events })
      else showExperiment(openingExperiment)
      writeLink('push')
    },
    newSeed(seed: number): void {
      take(reseed(store.getState().experiment, seed))
      actions.startAgain()
    },
    toggle(): void {
      if (lab.player.playing) actions.pause()
      else actions.play()
    },
    play: () => lab.player.play(),
    pause: () => atRest(() => lab.player.pause()),
    step: (direction: 1 | -1) => atRest(() => lab.player.step(direction)),
    /** While dragging; `settle` when the hand lets go. */
    seek: (place: number) => lab.player.seek(place),
    settle: () => writeLink('replace'),
    /** Goes to a time of the flow and stands there. */
    seekTime: (t: number) =>
      atRest(() => {
        lab.player.pause()
        lab.player.seekTime(t)
      }),
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
    setSpeed(speed: number): void {
      lab.player.speed = speed
      setView({ speed })
    },
    setClock(clock: View['clock']): void {
      lab.player.setKind(clock)
      setView({ clock })
    },
    setTheme: (theme: View['theme']) => setView({ theme }),
    setCells: (cells: boolean) => setView({ cells }),
    /** Whether the ways that the vectors have come are drawn. */
    setTrails: (trails: boolean) => setView({ trails }),
    /** Folds the controls away, or brings them back. */
    setPanel: (panel: boolean) => setView({ panel }),
    /** Opens the drawer with curves or matrices, or closes it. */
    setDrawer: (drawer: View['drawer']) => setView({ drawer }),
    setSee: (see: View['see']) => setView({ see }),
    setCamera: (camera: View['camera']) => setView({ camera }),
    /** Which charts the curves show, by key and in order. */
    setCharts: (charts: View['charts']) => setView({ charts }),
    /** Goes to a map, or back to the Lab: one entry of history. */
    goTo(map: View['map']): void {
      lab.player.pause()
      store.setState(({ view }) => ({ view: { ...view, map }, fromHere: false, isLibrary: false }))
      writeLink('push')
    },
    /** Shows the list of lessons in the place of the Lab. */
    showLibrary(): void {
      lab.player.pause()
      store.setState({ isLibrary: true, fromHere: false })
    },
    /** Changes what the map on show is of. */
    setMap: (map: View['map']) => setView({ map }),
    /** Shows one run of a map from its start: one step of undo and one entry of history. */
    openRun(experiment: Experiment): void {
      showAll({ experiment, view: { ...store.getState().view, moment: null, map: null } }, [])
      writeLink('push')
    },
    /** Shows a second experiment beside the one on show, the same until something in it is changed. */
    compare(): void {
      store.setState({ versus: {}, side: 'B', fromHere: false })
      writeLink('push')
    },
    /** Which of two experiments the controls change. */
    setSide: (side: Side) => store.setState({ side, fromHere: false }),
    /** Ends the comparison and keeps one of the two: one step of undo. */
    keep(side: Side): void {
      const { experiment, versus } = running()
      const kept = side === 'A' || versus === null ? experiment : secondOf(experiment, versus)
      store.setState({ experiment: kept, versus: null, side: 'A' })
      if (kept !== experiment) lab.show(kept)
      writeLink('push')
    },
    dismissProblems: () => store.setState({ problems: [] }),
    /** Begins or ends presenting; a page in another's slide is presented there. */
    setPresenting: (isPresenting: boolean) => store.setState(({ view }) => ({ isPresenting: isPresenting && view.embed === null })),
    /**
     * The whole address of what is on show; a tour, which no link holds, as the axes that it is at.
     * @param change what is to be another view
     */
    link: (axes: View['see'] | null = null, change: Partial<View> = {}) => address.linkTo(fragment(axes, change)),
    /** What is on show, as a file keeps it. */
    document: () => shared(),
    /** Shows what a file holds: one step of undo and one entry of history. */
    openDocument({ experiment, view }: Shared): void {
      leaveLesson()
      const shown = { experiment, view: { ...view, embed: store.getState().view.embed } }
      showAll(shown, [])
      onOpened()
      // Its moment may still be to come.
      address.write(fragmentOf(shown, lab.player.playing), 'push')
    },
    /**
     * Shows a preset: one step of undo and one entry of history. Theme, cells, trails, controls, page and lesson stay as
     * the reader has them, and so does the drawer unless the preset opens it.
     */
    load({ experiment, view }: Shared): void {
      const { theme, cells, trails, panel, map, lesson, embed, ...now } = store.getState().view
      const drawer = view.drawer === 'closed' ? now.drawer : view.drawer
      if (isSecond()) {
        showSecond({ ...experiment, events: store.getState().experiment.events })
        return writeLink('push')
      }
      showAll({ experiment: { ...experiment }, view: { ...view, theme, cells, trails, panel, map, drawer, lesson, embed } }, [])
      writeLink('push')
    },
    /** Takes a link's fragment; what is bad in it is said and replaced by its default. */
    async open(link: string): Promise<void> {
      const decoded = decodeLink(link)
      const { lesson } = decoded.view
      const isFirst = !opened
      opened = true
      if (lesson !== null) await openLinked(link, decoded, lesson)
      else {
        leaveLesson()
        showAll(decoded, decoded.problems)
        onOpened()
      }
      // Before the first link there is nothing to go back to.
      if (isFirst) store.temporal.getState().clear()
    },
  }
  return actions
}

/** The same with a seed drawn for whoever opened it. */
function withSeedOfOwn({ experiment, view }: Shared): Shared {
  const seed = drawSeed(resolve(experiment.values).seed)
  return { experiment: { ...experiment, values: { ...experiment.values, seed } }, view: { ...view, visitorSeed: false } }
}
