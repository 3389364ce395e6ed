import { BufferTarget, CanvasSource, Mp4OutputFormat, Output, WebMOutputFormat } from 'mediabunny'
import { UserError } from '../../lib/errors.ts'
import { defaultView } from '../../scene/framing.ts'
import type { CameraView } from '../../scene/props.ts'
import type { Page } from '../page.ts'
import { breath } from './breath.ts'
import { createStage, type Shot } from './stage.ts'
import { codecOf } from './video-codec.ts'
import { bitrateOf, framesOf, placeAt, shareOfFrame, type VideoPlan } from './video-plan.ts'

/** Seconds between two frames that stand for themselves, to which a player can jump. */
const KEY_EVERY = 2

/**
 * A video of the run on show: frame i shows its place on the clock, however long drawing takes. The page lives on
 * between two frames. Null where `signal` has ended it; everything is freed in any case.
 * @param onFrame hears how many frames are done
 */
export async function writeVideo(page: Page, plan: VideoPlan, signal: AbortSignal, onFrame: (done: number) => void): Promise<Blob | null> {
  const codec = await codecOf(plan)
  if (codec === null) throw new UserError(`This browser writes no ${plan.form === 'mp4' ? 'MP4 (H.264)' : 'WebM'} of ${plan.width} × ${plan.height} pixels.`)
  const stage = await createStage(page, plan, 'ofTheMoment')
  const format = plan.form === 'mp4' ? new Mp4OutputFormat({ fastStart: 'in-memory' }) : new WebMOutputFormat()
  const output = new Output({ format, target: new BufferTarget() })
  try {
    const source = new CanvasSource(stage.canvas, { codec, bitrate: bitrateOf(plan), keyFrameInterval: KEY_EVERY })
    output.addVideoTrack(source, { frameRate: plan.rate })
    await output.start()
    const shotOf = createShots(page, plan)
    const frames = framesOf(plan)
    for (let i = 0; i < frames; i++) {
      if (signal.aborted) return null
      stage.draw(shotOf(i))
      await source.add(i / plan.rate, 1 / plan.rate)
      onFrame(i + 1)
      await breath()
    }
    if (signal.aborted) return null
    await output.finalize()
    return output.target.buffer === null ? null : new Blob([output.target.buffer], { type: format.mimeType })
  } finally {
    if (output.state !== 'finalized') await output.cancel()
    stage.end()
  }
}

/** What each frame shows. */
function createShots(page: Page, plan: VideoPlan): (i: number) => Shot {
  const { player } = page.lab
  const clock = player.clock()
  const camera = page.store.getState().view.camera ?? defaultView
  const frames = framesOf(plan)
  return (i) => {
    const share = shareOfFrame(i, frames)
    const place = placeAt(plan, share)
    const t = place >= 1 ? player.end() : clock.timeAt(place)
    return { t, place, now: (1000 * i) / plan.rate, camera: turned(camera, plan.turn * share) }
  }
}

/** Gone round by so many degrees. */
function turned(camera: CameraView, by: number): CameraView {
  return { ...camera, azimuth: camera.azimuth + by }
}
