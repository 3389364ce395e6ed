import { useEffect, useState } from 'react'
import { usePage } from '../page-context.tsx'
import { openFile } from './open-file.ts'
import './drop-target.css'

/** Opens what is dropped anywhere on the page, and says so while a file is held over it. */
export function DropTarget() {
  const page = usePage()
  const [isOver, setOver] = useState(false)
  useEffect(() => {
    const over = (event: DragEvent) => {
      if (!hasFiles(event)) return
      event.preventDefault()
      setOver(true)
    }
    // Only leaving the window has nowhere to go to.
    const leave = (event: DragEvent) => event.relatedTarget === null && setOver(false)
    const drop = (event: DragEvent) => {
      if (!hasFiles(event)) return
      event.preventDefault()
      setOver(false)
      const file = event.dataTransfer?.files.item(0)
      if (file != null) void openFile(page, file).then((problems) => problems.length > 0 && page.store.setState({ problems }))
    }
    const listeners = { dragover: over, dragleave: leave, drop } as const
    for (const [name, listener] of Object.entries(listeners)) window.addEventListener(name, listener as EventListener)
    return () => {
      for (const [name, listener] of Object.entries(listeners)) window.removeEventListener(name, listener as EventListener)
    }
  }, [page])
  return isOver ? <div className="drop-target">Drop an experiment or a lesson</div> : null
}

function hasFiles({ dataTransfer }: DragEvent): boolean {
  return dataTransfer?.types.includes('Files') ?? false
}
