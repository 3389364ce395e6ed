import type { View } from '../experiment/view.ts'
import type { Lab } from './lab.ts'
import type { LabStore } from './store.ts'
import type { WriteLink } from './write-link.ts'

/** The actions on how things are looked at, and on which page. */
export function createViewActions(store: LabStore, lab: Lab, writeLink: WriteLink) {
  const setView = (change: Partial<View>) => {
    store.setState(({ view }) => ({ view: { ...view, ...change } }))
    writeLink('replace')
  }

  return {
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
    dismissProblems: () => store.setState({ problems: [] }),
    /** Begins or ends presenting; a page in another's slide is presented there. */
    setPresenting: (isPresenting: boolean) => store.setState(({ view }) => ({ isPresenting: isPresenting && view.embed === null })),
  }
}
