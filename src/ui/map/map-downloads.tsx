import type { RefObject } from 'react'
import { Button } from 'react-aria-components'
import type { HeatMapProps } from '../../charts/heat-map-props.ts'
import { encodeLink } from '../../experiment/link.ts'
import type { MapRecord } from '../../store/map-machine.ts'
import { useFacts, usePage } from '../page-context.tsx'
import { Tip } from '../tip.tsx'
import { mapCsv, mapPng, mapSvg } from './map-files.ts'
import type { Remark } from './map-words.ts'
import { fileName, saveFile } from '../files/save-file.ts'

/** Takes the map away: a bitmap, a vector file for print, and every number of it. */
export function MapDownloads({ record, remarks, drawn }: { record: MapRecord; remarks: readonly Remark[]; drawn: RefObject<HeatMapProps | null> }) {
  const { store } = usePage()
  const name = useFacts(({ view }) => view.map?.quantity ?? 'map')
  const nameOf = (form: string) => fileName([name, encodeLink({ ...store.getState() })], form)
  const picture = (save: (props: HeatMapProps) => void) => () => {
    if (drawn.current !== null) save(drawn.current)
  }
  const forms = [
    { form: 'PNG', text: 'The picture, 2,400 points wide', save: picture((props) => void mapPng(props, remarks).then((blob) => saveFile(nameOf('png'), blob))) },
    { form: 'SVG', text: 'The picture for print, in vectors', save: picture((props) => saveFile(nameOf('svg'), new Blob([mapSvg(props, remarks)], { type: 'image/svg+xml' }))) },
    { form: 'CSV', text: 'Every run that is done: all quantities and what theory says of them', save: () => saveFile(nameOf('csv'), new Blob([mapCsv(record)], { type: 'text/csv' })) },
  ]
  return forms.map(({ form, text, save }) => (
    <Tip key={form} text={text}>
      <Button className="button button-quiet" aria-label={`Download ${form}`} onPress={save}>
        {form}
      </Button>
    </Tip>
  ))
}
