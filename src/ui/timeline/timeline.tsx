import type { ReactNode } from 'react'
import { IconButton } from '../icon-button.tsx'
import { useFacts, usePage } from '../page-context.tsx'
import { FromHere } from './from-here.tsx'
import { MomentNote } from './moment-note.tsx'
import { PlayButton } from './play-button.tsx'
import { ClockChoice, SpeedChoice } from './playback-choices.tsx'
import { TimeText } from './time-text.tsx'
import { Track } from './track.tsx'

/** The one timeline: what is shown, and how it plays. `children` are the buttons of drawers. */
export function Timeline({ children }: { children: ReactNode }) {
  const { actions } = usePage()
  const atStart = useFacts((state) => state.onShow.atStart)
  const atEnd = useFacts((state) => state.onShow.atEnd)
  return (
    <section className="panel timeline" aria-label="Timeline">
      <PlayButton />
      <Track />
      <div className="timeline-moment">
        <IconButton
          icon="back"
          label="One step back"
          shortcut="←"
          isDisabled={atStart}
          onPress={() => actions.step(-1)}
        />
        <IconButton
          icon="forward"
          label="One step on"
          shortcut="→"
          isDisabled={atEnd}
          onPress={() => actions.step(1)}
        />
        <TimeText />
        <MomentNote />
      </div>
      <div className="timeline-choices">
        <FromHere />
        <ClockChoice />
        <SpeedChoice />
      </div>
      <div className="timeline-sheets">{children}</div>
    </section>
  )
}
