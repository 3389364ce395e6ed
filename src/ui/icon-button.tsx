import { Button } from 'react-aria-components'
import { Icon, type IconName } from './icons.tsx'
import { Tip } from './tip.tsx'

interface IconButtonProps {
  readonly icon: IconName
  /** What it does: its name for everyone who cannot see the icon. */
  readonly label: string
  /** The key that does the same, if there is one. */
  readonly shortcut?: string
  readonly isDisabled?: boolean
  readonly className?: string
  readonly onPress: () => void
}

/** A button with an icon alone; its name is its tooltip. */
export function IconButton({ icon, label, shortcut, isDisabled = false, className = '', onPress }: IconButtonProps) {
  const button = (
    <Button className={`icon-button ${className}`} aria-label={label} isDisabled={isDisabled} onPress={onPress}>
      <Icon name={icon} />
    </Button>
  )
  return (
    <Tip
      text={
        <>
          {label}
          {shortcut !== undefined && <kbd>{shortcut}</kbd>}
        </>
      }
    >
      {button}
    </Tip>
  )
}
