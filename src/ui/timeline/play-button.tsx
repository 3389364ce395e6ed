import { Button } from 'react-aria-components'
import { Icon } from '../icons.tsx'
import { useFacts, usePage } from '../page-context.tsx'
import { Tip } from '../tip.tsx'

/** Play and pause; at the end it plays from the start. */
export function PlayButton() {
  const { actions } = usePage()
  const playing = useFacts((state) => state.onShow.playing)
  const atEnd = useFacts((state) => state.onShow.atEnd)
  const label = playing ? 'Pause' : atEnd ? 'Play from the start' : 'Play'
  return (
    <Tip
      text={
        <>
          {label}
          <kbd>Space</kbd>
        </>
      }
    >
      <Button className="play-button" aria-label={label} onPress={actions.toggle}>
        <Icon name={playing ? 'pause' : atEnd ? 'restart' : 'play'} />
      </Button>
    </Tip>
  )
}
