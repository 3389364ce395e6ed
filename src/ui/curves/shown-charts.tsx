import { Button, GridList, GridListItem, useDragAndDrop } from 'react-aria-components'
import { chartKindOf, openingCharts } from '../../experiment/charts.ts'
import { Icon } from '../icons.tsx'
import { useFacts, usePage } from '../page-context.tsx'
import { reordered } from './reordered.ts'

/** The charts on show in their order: dragged to another place, by hand or by keys, and taken away. */
export function ShownCharts() {
  const { actions } = usePage()
  const charts = useFacts((state) => state.view.charts)
  const { dragAndDropHooks } = useDragAndDrop({
    getItems: (keys) => [...keys].map((key) => ({ 'text/plain': chartKindOf(String(key)).idea })),
    onReorder: ({ keys: [member], target: { key, dropPosition } }) => {
      if (dropPosition !== 'on') actions.setCharts(reordered(charts, String(member), dropPosition, String(key)))
    },
  })
  return (
    <section>
      <h3>Shown, in this order</h3>
      <GridList className="chart-shown" aria-label="Charts on show" dragAndDropHooks={dragAndDropHooks}>
        {charts.map((key) => (
          <ShownChart key={key} chart={key} isOnly={charts.length === 1} />
        ))}
      </GridList>
      <Button
        className="button button-quiet"
        isDisabled={charts.join() === openingCharts.join()}
        onPress={() => actions.setCharts(openingCharts)}
      >
        Back to the first four
      </Button>
    </section>
  )
}

function ShownChart({ chart, isOnly }: { chart: string; isOnly: boolean }) {
  const { store, actions } = usePage()
  const { idea } = chartKindOf(chart)
  const remove = () => actions.setCharts(store.getState().view.charts.filter((other) => other !== chart))
  return (
    <GridListItem id={chart} textValue={idea} className="chart-row">
      <Button slot="drag" className="icon-button chart-grip">
        <Icon name="grip" />
      </Button>
      <span>{idea}</span>
      <Button className="icon-button" aria-label={`Remove ${idea}`} isDisabled={isOnly} onPress={remove}>
        <Icon name="close" />
      </Button>
    </GridListItem>
  )
}
