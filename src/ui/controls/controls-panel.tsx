import { useRef } from 'react'
import { Button, Disclosure, DisclosurePanel } from 'react-aria-components'
import { inForce } from '../../store/in-force.ts'
import { FoldButton } from '../fold.tsx'
import { HistoryButtons } from '../history/history-buttons.tsx'
import { Icon } from '../icons.tsx'
import { SideSwitch } from '../compare/side-switch.tsx'
import { useFacts, usePage } from '../page-context.tsx'
import { ActsFrom } from './acts-from.tsx'
import { ModelControl } from './model-control.tsx'
import { panelParameters } from './panel-parameters.ts'
import { ParameterControl } from './parameter-control.tsx'
import { StartAgain } from './start-again.tsx'
import { TouchedProvider } from './touched.tsx'

/** The five controls, of which one is the model's own knob; every other parameter is one click deeper. All come from the registry. */
export function ControlsPanel() {
  const { actions } = usePage()
  const more = useRef<HTMLDivElement>(null)
  const model = useFacts((state) => inForce(state.experiment).model)
  const fromHere = useFacts((state) => state.fromHere)
  const { main, rest } = panelParameters(model)
  return (
    <TouchedProvider>
      <section className="panel controls" aria-label="Experiment">
        <header className="panel-head">
          <h2 className={fromHere ? 'only-heard' : undefined}>Experiment</h2>
          <ActsFrom />
          <div className="button-row">
            <HistoryButtons />
            <FoldButton />
          </div>
        </header>
        <SideSwitch />
        {main.map((parameter) =>
          parameter.key === 'model' ? (
            <ModelControl key={parameter.key} />
          ) : (
            <ParameterControl key={parameter.key} parameter={parameter} />
          ),
        )}
        <StartAgain />
        <Disclosure className="more" ref={more} onExpandedChange={(isOpen) => isOpen && bringUp(more.current)}>
          <Button slot="trigger" className="more-button">
            <span>More</span>
            <Icon name="chevron" />
          </Button>
          <DisclosurePanel>
            <div className="more-list">
              {rest.map((parameter) => (
                <ParameterControl key={parameter.key} parameter={parameter} />
              ))}
              <Button className="button" onPress={actions.reset}>
                Back to the opening experiment
              </Button>
            </div>
          </DisclosurePanel>
        </Disclosure>
      </section>
    </TouchedProvider>
  )
}

/** Scrolls the panel so that what has just opened is seen. */
function bringUp(opened: HTMLElement | null): void {
  requestAnimationFrame(() => opened?.scrollIntoView({ block: 'start' }))
}
