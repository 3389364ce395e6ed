import { useState } from 'react'
import { usePage } from '../page-context.tsx'
import { FileButton } from './file-button.tsx'
import { lookOfPage, LookSettings, Setting } from './look-settings.tsx'
import { picturePng } from './picture-file.ts'
import { SizeSetting } from './size-setting.tsx'

/** The moment on show as a bitmap. */
export function PictureForm() {
  const page = usePage()
  const [look, setLook] = useState(() => lookOfPage(page))
  return (
    <>
      <p className="export-about">The moment and the view on show, in lines and type as heavy beside the picture as on the page.</p>
      <SizeSetting size={look} onChange={(size) => setLook({ ...look, ...size })} />
      <LookSettings look={look} onChange={setLook} />
      <Setting name="Transparent ground" isOn={look.isTransparent} onChange={(isTransparent) => setLook({ ...look, isTransparent })} />
      <FileButton form="png" make={() => picturePng(page, look)}>
        Save PNG
      </FileButton>
    </>
  )
}
