import { resolve, specOf } from '../../experiment/experiment.ts'
import { bibTeX, paperOf } from '../../experiment/papers.ts'
import { useFacts } from '../page-context.tsx'
import { CopiedText } from './copied-text.tsx'

/** BibTeX of the tool, and of the paper whose model is on show. */
export function CitePart({ link }: { link: string }) {
  const experiment = useFacts((state) => state.experiment)
  const tool = bibTeX({
    key: 'neuralcollapselab',
    kind: 'software',
    fields: { title: 'Neural Collapse Lab', author: '{The developers of Neural Collapse Lab}', version: import.meta.env.VITE_VERSION, url: link.split('#')[0] },
  })
  const text = [tool, bibTeX(paperOf(specOf(resolve(experiment.values))))].join('\n\n')
  return (
    <section>
      <h3>Cite</h3>
      <p className="share-note">The tool, and the paper of the model on show.</p>
      <CopiedText label="BibTeX" text={text} copy="Copy BibTeX" rows={8} />
    </section>
  )
}
