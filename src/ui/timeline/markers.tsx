import { Fragment, useId, useState } from 'react'
import { Button, Dialog, DialogTrigger, Popover } from 'react-aria-components'
import { resolve, type Experiment } from '../../experiment/experiment.ts'
import { TypedField } from '../controls/typed-field.tsx'
import { Icon } from '../icons.tsx'
import { MathSymbol, Typeset } from '../math-symbol.tsx'
import { fieldText, momentText, typedNumber } from '../number-format.ts'
import { useFacts, usePage } from '../page-context.tsx'
import { useClockMap } from '../use-clock-map.ts'
import { changeText } from './change-text.ts'

/** The flags, each with what it says when it is opened. */
export function Markers() {
  const experiment = useFacts((state) => state.experiment)
  const { map } = useClockMap()
  return (
    <>
      {experiment.events.map(({ t, set }, index) => (
        // By number, so that one that is moved stays open.
        <Fragment key={index}>
          {typeof set['over'] === 'number' && set['over'] > 0 && (
            <span
              className="marker-span"
              style={{ '--place': map.placeOf(t), '--until': map.placeOf(endOf(experiment, index)) }}
              aria-hidden="true"
            />
          )}
          <DialogTrigger>
            <Button
              className="marker"
              style={{ '--place': map.placeOf(t) }}
              aria-label={`Change at t = ${momentText(t)}: ${changeText(experiment, index).replaceAll('_', '')}`}
            >
              <Icon name="flag" />
            </Button>
            <Popover className="popover marker-popover" placement="top">
              <Dialog aria-label={`Change at t = ${momentText(t)}`}>
                <Change experiment={experiment} index={index} />
              </Dialog>
            </Popover>
          </DialogTrigger>
        </Fragment>
      ))}
    </>
  )
}

/** When a slow change is done, or the next one takes over. */
function endOf({ values, events }: Experiment, index: number): number {
  const { t, set } = events[index]
  return Math.min(t + Number(set['over'] ?? 0), events[index + 1]?.t ?? resolve(values).horizon)
}

function Change({ experiment, index }: { experiment: Experiment; index: number }) {
  const { actions } = usePage()
  const id = useId()
  const [problem, setProblem] = useState<string | null>(null)
  const { t } = experiment.events[index]
  const move = (typed: string) => {
    const to = typedNumber(typed)
    return to === null ? `A time must be a number; it was “${typed}”.` : actions.moveEvent(index, to)
  }
  return (
    <>
      <p className="marker-time">
        From <MathSymbol symbol="t" /> ={' '}
        <TypedField
          className="number-field"
          text={fieldText(t)}
          label="Time of the change"
          describedBy={`${id}-problem`}
          isDisabled={false}
          inputMode="decimal"
          onCommit={move}
          onProblem={setProblem}
        />{' '}
        on:
      </p>
      <p>
        <Typeset text={changeText(experiment, index)} />
      </p>
      <p id={`${id}-problem`} className="parameter-problem" role="alert">
        {problem}
      </p>
      <Button className="button" onPress={() => actions.removeEvent(index)}>
        Take it out
      </Button>
    </>
  )
}
