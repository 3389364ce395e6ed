import { embedText } from '../experiment/embed-field.ts'
import type { Actions } from './actions.ts'
import type { DeckMessage } from './deck-message.ts'
import type { Lab } from './lab.ts'
import { viewKeysOf } from './lesson-link.ts'
import type { LabStore } from './store.ts'

/** What an embedded page tells of itself. */
export interface DeckState {
  /** The moment on show, a time of the flow. */
  readonly t: number
  /** How far the run has been computed. */
  readonly computed: number
  /** Whether the clock runs: not while the page is out of sight. */
  readonly playing: boolean
  readonly atEnd: boolean
  /** Whether any of the page can be seen. */
  readonly seen: boolean
  /** The sentence over the picture. */
  readonly sentence: string
  /** The step of a lesson that is open, of how many, and whether its question, if it asks one, has been answered. */
  readonly lesson: { readonly lesson: string; readonly step: number; readonly steps: number; readonly answered: boolean } | null
  /** Sentences about what could not be used. */
  readonly problems: readonly string[]
  /** The link of what is on show, as a page of its own. */
  readonly link: string
}

/** Does what the page around asks, by the same actions as the controls. */
export interface DeckRemote {
  state(): DeckState
  /** The sentence that says why not, else null. */
  perform(message: DeckMessage): Promise<string | null>
}

/** The remote of a lab. @param isSeen whether the page can be seen */
export function createDeckRemote(store: LabStore, lab: Lab, actions: Actions, isSeen: () => boolean): DeckRemote {
  const { player } = lab
  const lesson = (): DeckState['lesson'] => {
    const open = store.getState().lesson
    if (open === null) return null
    return { ...open.place, steps: open.lesson.steps.length, answered: open.answer !== null }
  }
  const said = () => store.getState().problems.join(' ') || null
  const done = (act: () => void): null => {
    act()
    return null
  }
  const go = async (name: string | undefined, step: number): Promise<string | null> => {
    const wanted = name ?? lesson()?.lesson
    if (wanted === undefined) return 'No lesson is open: say which, as lesson.'
    await actions.openLesson({ lesson: wanted, step })
    const isOpen = lesson()?.lesson === wanted
    return said() ?? (isOpen ? null : 'Something else was opened in the meantime.')
  }
  const advance = (direction: 1 | -1): string | null => {
    if (store.getState().lesson === null) return 'No lesson is open.'
    if (actions.advance(direction)) return null
    return direction > 0 ? 'This is the last step.' : 'This is the first step.'
  }
  const open = async (link: string): Promise<string | null> => {
    const fragment = link.slice(link.indexOf('#') + 1)
    const { embed } = store.getState().view
    // What stands about the picture stays, unless the link says so.
    const isKept = embed === null || viewKeysOf(fragment).includes('embed')
    await actions.open(isKept ? fragment : `${fragment}${fragment === '' ? '' : '&'}embed=${embedText(embed)}`)
    actions.settle()
    return said()
  }
  return {
    state() {
      const { problems, onShow, run } = store.getState()
      const isSeenNow = isSeen()
      return {
        t: player.time(),
        computed: run.computed,
        playing: player.playing && isSeenNow,
        atEnd: player.isAtEnd(),
        seen: isSeenNow,
        sentence: onShow.sentence,
        lesson: lesson(),
        problems,
        link: actions.link(null, { embed: null }),
      }
    },
    async perform(message) {
      switch (message.do) {
        case 'go':
          return go(message.lesson, message.step)
        case 'next':
          return advance(1)
        case 'previous':
          return advance(-1)
        case 'play':
          return done(actions.play)
        case 'pause':
          return done(actions.pause)
        case 'seek':
          return done(() => actions.seekTime(message.t))
        case 'set':
          return actions.setParameter(message.parameter, message.value)
        case 'open':
          return open(message.link)
        case 'state':
        case 'listen':
          return null
      }
    },
  }
}
