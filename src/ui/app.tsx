import { useCallback, useRef, useState } from 'react'
import { ToggleButton } from 'react-aria-components'
import { ControlsPanel } from './controls/controls-panel.tsx'
import { HelpDialog } from './help-dialog.tsx'
import { Icon } from './icons.tsx'
import { Legend } from './legend.tsx'
import { ProblemsBanner } from './problems-banner.tsx'
import { SceneCanvas } from './scene-canvas.tsx'
import { Sentence } from './sentence.tsx'
import { useShortcuts } from './shortcuts.ts'
import { StatusLine } from './status-line.tsx'
import { Timeline } from './timeline/timeline.tsx'
import { TopBar } from './top-bar.tsx'

/** The whole page: the scene behind, and in front of it words, controls and the timeline. */
export function App() {
  const stage = useRef<HTMLDivElement>(null)
  const [isHelpOpen, setHelpOpen] = useState(false)
  const [hasControls, setControls] = useState(false)
  useShortcuts(useCallback(() => setHelpOpen(true), []))
  return (
    <div className="app" data-sheet={hasControls ? 'controls' : undefined}>
      <SceneCanvas stage={stage} />
      <TopBar onHelp={() => setHelpOpen(true)} />
      <main className="words">
        <Sentence />
        <StatusLine />
        <ProblemsBanner />
      </main>
      <div ref={stage} className="stage">
        <Legend />
      </div>
      <ControlsPanel />
      <Timeline>
        <ToggleButton className="button button-quiet sheet-button" isSelected={hasControls} onChange={setControls}>
          <Icon name="sliders" />
          <span>Controls</span>
        </ToggleButton>
      </Timeline>
      <HelpDialog isOpen={isHelpOpen} onOpenChange={setHelpOpen} />
    </div>
  )
}
