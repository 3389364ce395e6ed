import { UserError } from '../../lib/errors.ts'
import type { Page } from '../page.ts'
import type { Look } from './look.ts'
import { createStage } from './stage.ts'

/** The moment that the page shows, as a PNG. */
export async function picturePng(page: Page, look: Look): Promise<Blob> {
  const { player } = page.lab
  const shot = { t: player.time(), place: player.place(), now: 0, camera: page.store.getState().view.camera }
  const stage = await createStage(page, look, 'asShown')
  try {
    stage.draw(shot)
    const blob = await new Promise<Blob | null>((resolve) => stage.canvas.toBlob(resolve, 'image/png'))
    if (blob === null) throw new UserError(`The browser could not write a picture of ${look.width} × ${look.height} pixels: take a smaller size.`)
    return blob
  } finally {
    stage.end()
  }
}
