import { Button, Checkbox, Dialog, DialogTrigger, Popover } from 'react-aria-components'
import { firstConvention, MAX_CHARTS } from '../../experiment/charts.ts'
import { Icon } from '../icons.tsx'
import { useFacts, usePage } from '../page-context.tsx'
import { chartFamilies, type Idea } from './chart-families.ts'
import { ShownCharts } from './shown-charts.tsx'

/** The list of charts to show: chosen, ordered and taken away. */
export function ChartChooser() {
  return (
    <DialogTrigger>
      <Button className="button button-quiet">
        Charts
        <Icon name="chevron" />
      </Button>
      <Popover className="popover chart-popover" placement="top end" offset={6}>
        <Dialog className="chart-dialog" aria-label="Charts">
          <ShownCharts />
          <OfferedCharts />
        </Dialog>
      </Popover>
    </DialogTrigger>
  )
}

function OfferedCharts() {
  return chartFamilies.map(({ heading, ideas }) => (
    <section key={heading}>
      <h3>{heading}</h3>
      {ideas.map((idea) => (
        <OfferedChart key={idea.name} idea={idea} />
      ))}
    </section>
  ))
}

function OfferedChart({ idea: { name, kinds } }: { idea: Idea }) {
  const { actions } = usePage()
  const charts = useFacts((state) => state.view.charts)
  const isMine = (key: string) => kinds.some((kind) => kind.key === key)
  const isShown = charts.some(isMine)
  const others = charts.filter((key) => !isMine(key))
  return (
    <Checkbox
      className="chart-offer"
      isSelected={isShown}
      isDisabled={isShown ? others.length === 0 : charts.length >= MAX_CHARTS}
      onChange={(isWanted) => actions.setCharts(isWanted ? [...charts, firstConvention(kinds).key] : others)}
    >
      <span className="chart-box" aria-hidden="true">
        {isShown && <Icon name="check" />}
      </span>
      {name}
    </Checkbox>
  )
}
