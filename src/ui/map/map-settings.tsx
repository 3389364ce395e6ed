import { useId, useState } from 'react'
import { axisOfSlider } from '../../experiment/default-map.ts'
import { resolve } from '../../experiment/experiment.ts'
import { axisParameter, axisParameters, mapCells, problemWithMap, valuesOfMap, type MapAxis, type MapView } from '../../experiment/map-view.ts'
import { parameterOf } from '../../experiment/parameters.ts'
import { mapQuantities, type MapQuantity } from '../../store/map-quantity.ts'
import { Choice, type Option } from '../choice.tsx'
import { fieldText, typedNumber } from '../number-format.ts'
import { useFacts, usePage } from '../page-context.tsx'
import { TypedField } from '../controls/typed-field.tsx'

/** What the map is of: its axes, its colours, and how fine it is. */
export function MapSettings({ wanted, fitting }: { wanted: MapView; fitting: MapView }) {
  const { actions } = usePage()
  const id = useId()
  const experiment = useFacts((state) => state.experiment)
  const [problem, setProblem] = useState<string | null>(null)
  const map = { ...fitting, quantity: wanted.quantity, cells: wanted.cells, oneColumn: wanted.oneColumn }
  const take = (change: Partial<MapView>): string | null => {
    const next = { ...map, ...change }
    const wrong = problemWithMap(next)
    if (wrong === null) actions.setMap(next)
    setProblem(wrong)
    return wrong
  }
  const quantities = mapQuantities(map, experiment).map(optionOf)
  return (
    <section className="panel map-settings" aria-label="Map">
      <AxisSetting label="Across" axis={map.x} other={map.y} oneColumn={map.oneColumn} id={id} onChange={(x) => take({ x })} onSwap={() => take({ x: map.y, y: map.x })} onProblem={setProblem} />
      <AxisSetting label="Up" axis={map.y} other={map.x} oneColumn={map.oneColumn} id={id} onChange={(y) => take({ y })} onSwap={() => take({ x: map.y, y: map.x })} onProblem={setProblem} />
      <div className="map-setting">
        <Choice form="compact" label="Colour" options={quantities} value={map.quantity} onChange={(quantity) => take({ quantity })} />
      </div>
      <div className="map-setting">
        <Choice
          form="compact"
          label="Runs"
          options={mapCells.map((count) => ({ value: String(count), label: `${count} × ${count}` }))}
          value={String(map.cells)}
          onChange={(value) => take({ cells: mapCells.find((count) => String(count) === value) ?? map.cells })}
        />
      </div>
      <FeaturesSetting oneColumn={map.oneColumn} onChange={(oneColumn) => take({ oneColumn })} />
      <p id={`${id}-problem`} className="parameter-problem" role="alert">
        {problem}
      </p>
    </section>
  )
}

/** Whether a class is one column, which makes large imbalances cheap, and exact where they are no whole numbers; where there is that choice. */
function FeaturesSetting({ oneColumn, onChange }: { oneColumn: boolean; onChange: (oneColumn: boolean) => void }) {
  const values = useFacts((state) => state.experiment.values)
  const parameter = parameterOf('columns')
  const own = resolve(values).columns
  const isOpen = own !== 'means' && resolve(valuesOfMap({ oneColumn: true }, values)).columns === 'means'
  if (parameter.kind !== 'choice' || !isOpen) return null
  return (
    <div className="map-setting">
      <Choice
        form="compact"
        label="Features"
        options={parameter.options}
        value={oneColumn ? 'means' : own}
        onChange={(columns) => onChange(columns === 'means')}
      />
    </div>
  )
}

function optionOf({ key, name, convention }: MapQuantity): Option {
  return { value: key, label: name, description: convention.replace(/_(?=\w)/g, '') }
}

interface AxisSettingProps {
  readonly label: string
  readonly axis: MapAxis
  readonly other: MapAxis
  readonly oneColumn: boolean
  readonly id: string
  readonly onChange: (axis: MapAxis) => string | null
  /** The parameter of the other axis is wanted on this one. */
  readonly onSwap: () => void
  readonly onProblem: (sentence: string | null) => void
}

/** One axis: its parameter, and from where to where it goes. */
function AxisSetting({ label, axis, other, oneColumn, id, onChange, onSwap, onProblem }: AxisSettingProps) {
  const values = useFacts((state) => state.experiment.values)
  const options = useAxisOptions()
  const choose = (key: string) => {
    const parameter = axisParameters.find((one) => one.key === key)
    if (parameter === undefined) return
    if (parameter.key === other.parameter) onSwap()
    else onChange(axisOfSlider(parameter, resolve(valuesOfMap({ oneColumn }, values))))
  }
  const end = (which: 'from' | 'to', words: string) => (
    <TypedField
      className="number-field"
      text={fieldText(axis[which])}
      label={`${label}: ${axisParameter(axis.parameter).name} ${words}`}
      describedBy={`${id}-problem`}
      isDisabled={false}
      inputMode="decimal"
      onCommit={(typed) => {
        const value = typedNumber(typed)
        return value === null ? `“${typed}” is no number.` : onChange({ ...axis, [which]: value })
      }}
      onProblem={onProblem}
    />
  )
  return (
    <div className="map-setting map-axis" role="group" aria-label={`Axis ${label.toLowerCase()}`}>
      <Choice form="compact" label={label} options={options} value={axis.parameter} onChange={choose} />
      <span className="map-ends">
        {end('from', 'from')}
        <span aria-hidden="true">…</span>
        {end('to', 'to')}
      </span>
    </div>
  )
}

/** The parameters that the experiment reads. */
function useAxisOptions(): readonly Option[] {
  const values = useFacts((state) => state.experiment.values)
  const resolved = resolve(values)
  return axisParameters
    .filter(({ off }) => off === undefined || off(resolved) === null)
    .map(({ key, name, description }) => ({ value: key, label: name, description }))
}
