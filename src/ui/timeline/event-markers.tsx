import { Button, Dialog, DialogTrigger, Popover } from 'react-aria-components'
import type { RunEvent } from '../../experiment/experiment.ts'
import { parameterOf } from '../../experiment/parameters.ts'
import type { ParameterKey, Value } from '../../experiment/values.ts'
import { Icon } from '../icons.tsx'
import { MathSymbol } from '../math-symbol.tsx'
import { fieldText, momentText } from '../number-format.ts'
import { useFacts, usePage } from '../page-context.tsx'
import { useClockMap } from '../use-clock-map.ts'

/** The changes in the middle of a run, as flags on the track; each tells itself and can be taken out. */
export function EventMarkers() {
  const { actions } = usePage()
  const events = useFacts((state) => state.experiment.events)
  const { map } = useClockMap()
  return (
    <div className="markers">
      {events.map((event, index) => (
        <DialogTrigger key={event.t}>
          <Button
            className="marker"
            style={{ '--place': map.placeOf(event.t) }}
            aria-label={`Change at t = ${momentText(event.t)}`}
          >
            <Icon name="flag" />
          </Button>
          <Popover className="popover marker-popover" placement="top">
            <Dialog aria-label={`Change at t = ${momentText(event.t)}`}>
              <p>
                From <MathSymbol symbol="t" /> = {momentText(event.t)} on: <Changes event={event} />
              </p>
              <Button className="button" onPress={() => actions.removeEvent(index)}>
                Take it out
              </Button>
            </Dialog>
          </Popover>
        </DialogTrigger>
      ))}
    </div>
  )
}

function Changes({ event }: { event: RunEvent }) {
  const changes = Object.entries(event.set) as [ParameterKey, Value][]
  return changes.map(([key, value], i) => (
    <span key={key}>
      {i > 0 && ', '}
      <MathSymbol symbol={parameterOf(key).symbol} /> = {typeof value === 'number' ? fieldText(value) : String(value)}
    </span>
  ))
}
