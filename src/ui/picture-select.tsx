import { useState } from 'react'
import { Button, ListBox, ListBoxItem, Popover, Select, Text } from 'react-aria-components'
import { Icon } from './icons.tsx'
import { late } from './late.tsx'
import { useOpening, type Opening } from './late-select.tsx'
import { useFacts, usePage } from './page-context.tsx'
import { PICTURE } from './picture-menu.tsx'

const ExportDialog = late('What takes pictures away', async () => (await import('./export/export-dialog.tsx')).ExportDialog)

const parts = [
  { key: 'trails', name: 'Trails', shortcut: 'W', description: 'The way that each mean and classifier has come' },
  { key: 'cells', name: 'Decision cells', shortcut: 'C', description: 'Which class wins where' },
] as const

/** What is shown in the picture beside the vectors, each to be ticked. */
export function PictureSelect({ opensAtOnce }: Opening) {
  const { actions } = usePage()
  const { button, select } = useOpening({ opensAtOnce })
  const [isExporting, setExporting] = useState(false)
  const cells = useFacts(({ view }) => view.cells)
  const trails = useFacts(({ view }) => view.trails)
  const on = { cells, trails }
  const choose = (chosen: readonly unknown[]) => {
    if (chosen.includes('cells') !== cells) actions.setCells(!cells)
    if (chosen.includes('trails') !== trails) actions.setTrails(!trails)
  }
  const takeAway = () => {
    select.onOpenChange(false)
    // The list gives the focus back first, so that the dialog can.
    requestAnimationFrame(() => setExporting(true))
  }
  return (
    <>
      <Select
        {...select}
        className="choice choice-icon"
        aria-label={PICTURE}
        selectionMode="multiple"
        value={parts.map(({ key }) => key).filter((key) => on[key])}
        onChange={choose}
      >
        <Button ref={button} className="icon-button">
          <Icon name="picture" />
        </Button>
        <Popover className="popover" offset={6} placement="bottom end">
          <ListBox className="choice-list">
            {parts.map(({ key, name, shortcut, description }) => (
              <ListBoxItem key={key} id={key} textValue={name} className="choice-option choice-ticked">
                <Icon name="check" />
                <Text slot="label">
                  {name} <kbd>{shortcut}</kbd>
                </Text>
                <Text slot="description">{description}</Text>
              </ListBoxItem>
            ))}
          </ListBox>
          <Button slot={null} className="button button-quiet" onPress={takeAway}>
            Save picture or video …
          </Button>
        </Popover>
      </Select>
      <ExportDialog isOpen={isExporting} onOpenChange={setExporting} />
    </>
  )
}
