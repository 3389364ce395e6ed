import { useState, type ReactNode } from 'react'
import { Button } from 'react-aria-components'
import { encodeLink } from '../../experiment/link.ts'
import { sentenceOf } from '../../lib/errors.ts'
import { usePage } from '../page-context.tsx'
import { fileName, saveFile } from '../files/save-file.ts'

interface FileButtonProps {
  /** What kind of file it is, and its name's ending: 'png'. */
  readonly form: string
  /** What the name says beside the experiment. */
  readonly subject?: string
  readonly make: () => Promise<Blob>
  readonly children: ReactNode
}

/** Makes a file and hands it to the reader; says how that went. */
export function FileButton({ form, subject, make, children }: FileButtonProps) {
  const { store } = usePage()
  const [isBusy, setBusy] = useState(false)
  const [told, setTold] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const save = async () => {
    setBusy(true)
    setTold('')
    setProblem(null)
    try {
      const blob = await make()
      saveFile(fileName([...(subject === undefined ? [] : [subject]), encodeLink({ ...store.getState() })], form), blob)
      setTold(`Saved: ${sizeText(blob.size)}.`)
    } catch (error) {
      setProblem(sentenceOf(error))
    }
    setBusy(false)
  }
  return (
    <div className="export-act">
      <Button className="button" isPending={isBusy} onPress={() => void save()}>
        {children}
      </Button>
      <span role="status">{told}</span>
      <p className="parameter-problem" role="alert">
        {problem}
      </p>
    </div>
  )
}

/** '340 kB', '12.5 MB'. */
export function sizeText(bytes: number): string {
  return bytes < 1e6 ? `${Math.max(1, Math.round(bytes / 1e3))} kB` : `${(bytes / 1e6).toFixed(1)} MB`
}
