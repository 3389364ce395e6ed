import type { ReactElement, ReactNode } from 'react'
import { Tooltip, TooltipTrigger } from 'react-aria-components'

/** A button with a sentence that appears when it is hovered or focused. */
export function Tip({ text, children }: { text: ReactNode; children: ReactElement }) {
  return (
    <TooltipTrigger delay={500} closeDelay={80}>
      {children}
      <Tooltip className="tip" offset={8}>
        {text}
      </Tooltip>
    </TooltipTrigger>
  )
}
