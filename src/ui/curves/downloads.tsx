import { Button } from 'react-aria-components'
import { encodeLink } from '../../experiment/link.ts'
import { openingView } from '../../experiment/view.ts'
import { runTable, runTableCsv, runTableJson } from '../../store/run-table.ts'
import { predictionsOf } from '../../store/series.ts'
import { usePage } from '../page-context.tsx'
import { Tip } from '../tip.tsx'

/** Takes away every quantity of the run at every recorded moment, in full precision. */
export function Downloads() {
  const { lab, store, actions } = usePage()
  const save = (form: 'csv' | 'json') => {
    const recording = lab.player.recording()
    const predictions = predictionsOf(recording, lab.theory())
    const table = runTable(recording, predictions)
    const text = form === 'csv' ? runTableCsv(table) : runTableJson(table, recording, predictions, actions.link())
    const { experiment } = store.getState()
    saveText(fileName(encodeLink({ experiment, view: openingView }), form), text, form)
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

/** 'neural-collapse R=20 K=5.csv': the experiment's link as far as a file name can hold it. */
function fileName(link: string, form: string): string {
  const words = link.replace(/[^\w.,=-]+/g, ' ').slice(0, 80).trim()
  return `${['neural-collapse', words].join(' ').trim()}.${form}`
}

function saveText(name: string, text: string, form: 'csv' | 'json'): void {
  const address = URL.createObjectURL(new Blob([text], { type: form === 'csv' ? 'text/csv' : 'application/json' }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  // The browser has taken the file by the next turn at the latest.
  window.setTimeout(() => URL.revokeObjectURL(address), 1000)
}
