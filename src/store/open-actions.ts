import { resolve, type Experiment } from '../experiment/experiment.ts'
import { decodeLink } from '../experiment/link.ts'
import type { Shared } from '../experiment/shared.ts'
import type { View } from '../experiment/view.ts'
import type { Address } from './address.ts'
import { drawSeed } from './draw-seed.ts'
import type { Lab } from './lab.ts'
import { createLessonActions } from './lesson-actions.ts'
import { isSecondChanged, showSecond } from './second-side.ts'
import type { LabStore } from './store.ts'
import type { WriteLink } from './write-link.ts'

/**
 * The actions that show something else as a whole (a link, a file, a preset, a step of a lesson), or hand on what is on
 * show; and `writeLink`, which writes that into the address.
 * @param onOpened called once a link or a step of a lesson is on show
 */
export function createOpenActions(store: LabStore, lab: Lab, address: Address, onOpened: () => void) {
  let opened = false
  /** Whether the lab has been shown an experiment. */
  let isRunning = false

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
  const writeLink: WriteLink = (how) => address.write(fragment(), how)
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
    /** Shows one run of a map from its start: one step of undo and one entry of history. */
    openRun(experiment: Experiment): void {
      showAll({ experiment, view: { ...store.getState().view, moment: null, map: null } }, [])
      writeLink('push')
    },
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
      if (isSecondChanged(store.getState())) {
        showSecond(store, { ...experiment, events: store.getState().experiment.events })
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
  return { writeLink, actions }
}

/** The same with a seed drawn for whoever opened it. */
function withSeedOfOwn({ experiment, view }: Shared): Shared {
  const seed = drawSeed(resolve(experiment.values).seed)
  return { experiment: { ...experiment, values: { ...experiment.values, seed } }, view: { ...view, visitorSeed: false } }
}
