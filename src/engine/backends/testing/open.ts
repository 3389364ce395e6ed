import { UserError } from '../../../lib/errors.ts'
import { openWebGPU, type Opened } from '../webgpu-device.ts'

/** The device, or a failed test that says why there is none. */
export async function openedWebGPU(): Promise<Opened> {
  const opened = await openWebGPU()
  if ('reason' in opened) throw new UserError(opened.reason)
  return opened
}
