import { FileButton } from './file-button.tsx'
import { curvesSvg } from './curves-file.ts'
import { gramsSvg } from './grams-file.ts'
import { useFacts, usePage } from '../page-context.tsx'

/** Curves and Gram matrices for print. */
export function PrintForm() {
  const page = usePage()
  const second = page.second()
  const isEmpty = useFacts(({ run }) => run.computed === 0)
  if (isEmpty) return <p className="export-about">Nothing has been computed yet.</p>
  return (
    <>
      <p className="export-about">
        SVG files for paper: everything is a vector, on white. Text stays text, in Inter and STIX Two Text; where these
        are not installed a similar font takes their place.
      </p>
      <FileButton form="svg" subject="curves" make={() => curvesSvg(page)}>
        Save curves
      </FileButton>
      <p className="export-about">The curves chosen in the drawer, of the whole run, with axes, units and last values.</p>
      {(second === null ? [page] : [page, second]).map((one) => (
        <FileButton key={one.side} form="svg" subject={second === null ? 'matrices' : `matrices ${one.side}`} make={() => gramsSvg(one)}>
          Save Gram matrices{second === null ? '' : ` of ${one.side}`}
        </FileButton>
      ))}
      <p className="export-about">The cosines of the moment on show, and those predicted.</p>
    </>
  )
}
