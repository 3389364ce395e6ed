import { useState } from 'react'
import { Button, FileTrigger } from 'react-aria-components'
import { encodeLink } from '../../experiment/link.ts'
import { documentText } from '../../experiment/read-document.ts'
import { openingView } from '../../experiment/view.ts'
import { framesJson } from '../../store/frames-json.ts'
import { exactLink } from '../exact-link.ts'
import { openFile } from '../files/open-file.ts'
import { fileName, saveFile } from '../files/save-file.ts'
import { usePage } from '../page-context.tsx'

/** The experiment as a file, and the numbers of its run. */
export function FilesPart({ onOpened }: { onOpened: () => void }) {
  const page = usePage()
  const { actions, lab } = page
  const [problems, setProblems] = useState<readonly string[]>([])
  const nameOf = (kind: string) => {
    const { experiment } = actions.document()
    return fileName([kind, encodeLink({ experiment, view: openingView })], 'json')
  }
  const save = (kind: string, text: string) => saveFile(nameOf(kind), new Blob([text], { type: 'application/json' }))
  const take = async (files: FileList | null) => {
    const file = files?.item(0)
    if (file == null) return
    const found = await openFile(page, file)
    setProblems(found)
    if (found.length === 0) onOpened()
  }
  return (
    <section>
      <h3>Files</h3>
      <p className="share-note">
        An experiment as a file opens here, in the command line, and wherever it is dropped on this page. Frames are the class means and
        classifiers at every recorded moment; the curves’ numbers are beside the curves.
      </p>
      <div className="share-files">
        <Button className="button" onPress={() => save('experiment', documentText(actions.document()))}>
          Save experiment
        </Button>
        <FileTrigger acceptedFileTypes={['application/json', '.json']} onSelect={(files) => void take(files)}>
          <Button className="button">Open a file…</Button>
        </FileTrigger>
        <Button className="button" onPress={() => save('frames', framesJson(lab.player.recording(), exactLink(page)))}>
          Save frames (JSON)
        </Button>
      </div>
      <div role="alert">
        {problems.map((problem) => (
          <p key={problem}>{problem}</p>
        ))}
      </div>
    </section>
  )
}
