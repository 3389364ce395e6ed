import { Button } from 'react-aria-components'
import { encodeLink } from '../../experiment/link.ts'
import { openingView } from '../../experiment/view.ts'
import { comparisonCsv, comparisonJson, type Told } from '../../store/comparison-table.ts'
import type { Lab } from '../../store/lab.ts'
import { runTable, runTableCsv, runTableJson } from '../../store/run-table.ts'
import { predictionsOf } from '../../store/series.ts'
import { fileName, saveFile } from '../files/save-file.ts'
import { usePage } from '../page-context.tsx'
import { Tip } from '../tip.tsx'

type Form = 'csv' | 'json'

const types: Readonly<Record<Form, string>> = { csv: 'text/csv', json: 'application/json' }

/** Takes away every quantity of the run at every recorded moment, in full precision; of two that are compared, both. */
export function Downloads() {
  const { lab, store, actions, second } = usePage()
  const save = (form: Form) => {
    const { experiment, versus } = store.getState()
    const other = second()
    const text = other === null ? textOf(form, told(lab), actions.link()) : both(form, told(lab), told(other.lab), actions.link())
    saveFile(fileName([encodeLink({ experiment, view: { ...openingView, versus } })], form), new Blob([text], { type: types[form] }))
  }
  return (
    <>
      {(['csv', 'json'] as const).map((form) => (
        <Tip key={form} text="All quantities at every recorded moment, in full precision">
          <Button className="button button-quiet curves-files" aria-label={`Download ${form.toUpperCase()}`} onPress={() => save(form)}>
            {form.toUpperCase()}
          </Button>
        </Tip>
      ))}
    </>
  )
}

function told(lab: Lab): Told {
  const recording = lab.player.recording()
  return { recording, predictions: predictionsOf(recording, lab.theory()) }
}

function textOf(form: Form, { recording, predictions }: Told, link: string): string {
  const table = runTable(recording, predictions)
  return form === 'csv' ? runTableCsv(table) : runTableJson(table, recording, predictions, link)
}

function both(form: Form, A: Told, B: Told, link: string): string {
  return form === 'csv' ? comparisonCsv({ A, B }) : comparisonJson({ A, B }, link)
}
