import { useState } from 'react'
import { Button, Dialog, DialogTrigger, Popover } from 'react-aria-components'
import { IconButton } from '../icon-button.tsx'
import { Icon } from '../icons.tsx'
import { late } from '../late.tsx'
import { usePage, useSteps } from '../page-context.tsx'

const HistorySteps = late('The history', async () => (await import('./history-steps.tsx')).HistorySteps)

/** One step back and on, and the list of all steps in words. */
export function HistoryButtons() {
  const { actions } = usePage()
  const steps = useSteps()
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <IconButton icon="undo" label="Undo" shortcut="Ctrl Z" isDisabled={steps.undo === 0} onPress={actions.undo} />
      <IconButton icon="redo" label="Redo" shortcut="Ctrl ⇧ Z" isDisabled={steps.redo === 0} onPress={actions.redo} />
      <DialogTrigger isOpen={isOpen} onOpenChange={setOpen}>
        <Button className="icon-button" aria-label="History: all steps" isDisabled={steps.undo + steps.redo === 0}>
          <Icon name="history" />
        </Button>
        <Popover className="popover history-popover" placement="bottom end" offset={6}>
          <Dialog aria-label="History">
            <HistorySteps onGo={() => setOpen(false)} />
          </Dialog>
        </Popover>
      </DialogTrigger>
    </>
  )
}
