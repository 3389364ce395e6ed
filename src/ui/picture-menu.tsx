import { Icon } from './icons.tsx'
import { ClosedSelect, lateSelect, type Closed } from './late-select.tsx'

/** What the menu and its button are called. */
export const PICTURE = 'Shown in the picture'

/** What can be left out of the picture: a button that opens the list. */
export const PictureMenu = lateSelect('The list', async () => (await import('./picture-select.tsx')).PictureSelect, ClosedPicture)

function ClosedPicture({ onOpen, onHeld }: Closed) {
  return (
    <ClosedSelect className="choice choice-icon" buttonClass="icon-button" label={PICTURE} hasLabel={false} onOpen={onOpen} onHeld={onHeld}>
      <Icon name="picture" />
    </ClosedSelect>
  )
}
