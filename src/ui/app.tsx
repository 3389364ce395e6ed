import { useMemo, useRef, useState } from 'react'
import { ToggleButton } from 'react-aria-components'
import type { EmbedPart } from '../experiment/view.ts'
import { SideWords } from './compare/side-words.tsx'
import { useSecond } from './compare/use-second.ts'
import { ControlsPanel } from './controls/controls-panel.tsx'
import { CurvesDrawer } from './curves-drawer.tsx'
import { PanelEdge } from './fold.tsx'
import { Icon, type IconName } from './icons.tsx'
import { late, loadLater, useLateParts } from './late.tsx'
import { LessonsView } from './lessons-view.tsx'
import { SceneLegend } from './legend.tsx'
import { MapPage } from './map-page.tsx'
import { PageProvider, useFacts, usePage } from './page-context.tsx'
import { PresetPlace } from './preset-place.tsx'
import { ProblemsBanner } from './problems-banner.tsx'
import { SceneCanvas } from './scene-canvas.tsx'
import { Sentence, SentenceHeard } from './sentence.tsx'
import { useShortcuts } from './shortcuts.ts'
import { StatusLine } from './status-line.tsx'
import { Timeline } from './timeline/timeline.tsx'
import { TopBar } from './top-bar.tsx'
import { useIsNarrow } from './use-is-narrow.ts'

const HelpDialog = late('The help', async () => (await import('./help-dialog.tsx')).HelpDialog)
const ShareDialog = late('The ways to share', async () => (await import('./share/share-dialog.tsx')).ShareDialog)
const TwoHeard = late('What is read out', async () => (await import('./compare/two-heard.tsx')).TwoHeard)
const LandscapeNote = late('The question', async () => (await import('./landscape-note.tsx')).LandscapeNote)
loadLater(() => import('./gram/drawer-tabs.tsx'))
loadLater(() => import('./curves/curves-view.tsx'))
loadLater(() => import('./gram/gram-view.tsx'))
const LessonPanel = late('The lesson', async () => (await import('./lessons/lesson-panel.tsx')).LessonPanel)
loadLater(() => import('./map/map-view.tsx'))
loadLater(async (page) => (await import('./files/drop-files.ts')).dropFiles(page))
loadLater(() => import('./lessons/lessons-page.tsx'))
const UpdateNotice = late('The word of a new version', async () => (await import('./offline/update-notice.tsx')).UpdateNotice)
const EmbedFrame = late('What stands about an embedded page', async () => (await import('./embed/embed-frame.tsx')).EmbedFrame)
const Presenter = late('Presenting', async () => (await import('./present/presenter.tsx')).Presenter)
// Last, so that the first visit's files are there before all others are asked for.
if (import.meta.env.PROD)
  loadLater(async ({ store }) => {
    // An embedded page leaves that to a page of its own.
    if (store.getState().view.embed === null) await (await import('./offline/keep-offline.ts')).keepOffline(store, navigator.serviceWorker)
  })

/** The whole page: the scene behind, and in front of it words, controls and the timeline; or the map over all of them. */
export function App() {
  const page = usePage()
  const stage = useRef<HTMLDivElement>(null)
  const secondStage = useRef<HTMLDivElement>(null)
  const [isHelpOpen, setHelpOpen] = useState(false)
  const [isShareOpen, setShareOpen] = useState(false)
  const [isLandscapeOpen, setLandscapeOpen] = useState(false)
  // On a phone the controls are a sheet in the place of the drawer.
  const [isSheet, setSheet] = useState(false)
  const second = useSecond()
  const isSecondChanged = useFacts(({ side }) => side === 'B') && second !== null
  const isMap = useFacts(({ view }) => view.map !== null)
  const embed = useFacts(({ view }) => view.embed)
  const shows = (part: EmbedPart) => embed === null || embed.includes(part)
  const isLesson = useFacts(({ lesson }) => lesson !== null) && shows('lesson')
  const isLibrary = useFacts((state) => state.isLibrary)
  const isPresenting = useFacts((state) => state.isPresenting)
  const isUpdateReady = useFacts((state) => state.isUpdateReady) && embed === null
  const isPanel = useFacts(({ view }) => view.panel)
  const drawer = useFacts(({ view }) => view.drawer)
  // On a phone the controls are a sheet, which is closed as it was opened.
  const isNarrow = useIsNarrow()
  const openers = useMemo(
    () => ({ onHelp: () => setHelpOpen(true), onLandscape: () => setLandscapeOpen((isOpen) => !isOpen) }),
    [],
  )
  useShortcuts(openers)
  useLateParts()
  const isDrawer = shows('drawer') && drawer !== 'closed' && !(isSheet && isNarrow)
  const toggleSheet = (isOpen: boolean) => {
    setSheet(isOpen)
    if (isOpen) page.actions.setDrawer('closed')
  }
  const toggleDrawer = (isOpen: boolean) => {
    setSheet(false)
    page.actions.setDrawer(isOpen ? 'curves' : 'closed')
  }
  const notices = (
    <>
      <ProblemsBanner />
      {isUpdateReady && <UpdateNotice />}
    </>
  )
  return (
    <>
      {embed === null ? <TopBar onHelp={() => setHelpOpen(true)} onShare={() => setShareOpen(true)} /> : <EmbedFrame />}
      <main
        className="app"
        data-sheet={isSheet && isNarrow ? 'controls' : isDrawer ? 'drawer' : 'none'}
        data-page={isLibrary ? 'lessons' : isMap ? 'map' : 'lab'}
        data-lesson={isLesson || undefined}
        data-embed={embed !== null || undefined}
        data-compare={second !== null || undefined}
      >
        <div className="scenes">
          <SceneCanvas stage={stage} />
          {second !== null && (
            <PageProvider value={second}>
              <SceneCanvas stage={secondStage} />
            </PageProvider>
          )}
        </div>
        {second === null ? (
          <div className="words">
            {shows('words') && <Sentence />}
            <SentenceHeard />
            {shows('words') && <StatusLine onLandscape={openers.onLandscape} />}
            {notices}
          </div>
        ) : (
          <div className="words words-two">
            {shows('words') && <SideWords side="A" onLandscape={openers.onLandscape} />}
            {shows('words') && (
              <PageProvider value={second}>
                <SideWords side="B" onLandscape={openers.onLandscape} />
              </PageProvider>
            )}
            <TwoHeard second={second} />
            {notices}
          </div>
        )}
        <div className="stage">
          <div className="stage-side">
            {isLandscapeOpen ? <LandscapeNote onClose={openers.onLandscape} /> : !isLesson && shows('words') && <PresetPlace />}
            {shows('marks') && <SceneLegend />}
          </div>
          <div ref={stage} className="stage-room" data-side="A" />
          {second !== null && <div ref={secondStage} className="stage-room" data-side="B" />}
        </div>
        {!isMap && shows('controls') && (isPanel || isNarrow) && (
          <PageProvider value={isSecondChanged ? second : page}>
            <ControlsPanel key={isSecondChanged ? 'B' : 'A'} />
          </PageProvider>
        )}
        {!isMap && shows('controls') && !isPanel && !isNarrow && <PanelEdge />}
        {!isMap && isDrawer && <CurvesDrawer />}
        {shows('timeline') && (
          <Timeline>
            {shows('controls') && (
              <SheetToggle className="toggle-controls" icon="sliders" isOpen={isSheet} onChange={toggleSheet}>
                Controls
              </SheetToggle>
            )}
            {shows('drawer') && (
              <SheetToggle icon="chart" isOpen={isDrawer} onChange={toggleDrawer}>
                {isDrawer && drawer === 'matrices' ? 'Matrices' : 'Curves'}
              </SheetToggle>
            )}
          </Timeline>
        )}
        {isLesson && <LessonPanel />}
        {isMap && !isLibrary && <MapPage />}
        {isLibrary && <LessonsView />}
      </main>
      <ShareDialog isOpen={isShareOpen} onOpenChange={setShareOpen} />
      <Presenter isOpen={isPresenting} />
      <HelpDialog isOpen={isHelpOpen} onOpenChange={setHelpOpen} />
    </>
  )
}

interface SheetToggleProps {
  readonly className?: string
  readonly icon: IconName
  readonly isOpen: boolean
  readonly onChange: (isOpen: boolean) => void
  readonly children: string
}

/** Opens what lies above the timeline, and closes it. */
function SheetToggle({ className = '', icon, isOpen, onChange, children }: SheetToggleProps) {
  return (
    <ToggleButton className={`button button-quiet ${className}`} isSelected={isOpen} onChange={onChange}>
      <Icon name={icon} />
      <span>{children}</span>
    </ToggleButton>
  )
}
