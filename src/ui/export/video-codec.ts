import { canEncodeVideo, type VideoCodec } from 'mediabunny'
import { bitrateOf, type VideoForm, type VideoPlan } from './video-plan.ts'

/** Codecs of each form, the best first: MP4 is for slides, which play H.264 everywhere and little else. */
const codecs: Readonly<Record<VideoForm, readonly VideoCodec[]>> = { webm: ['vp9', 'vp8'], mp4: ['avc'] }

/** The codec in which this browser writes such a video; null where it cannot. */
export async function codecOf(plan: Pick<VideoPlan, 'form' | 'width' | 'height' | 'rate'>): Promise<VideoCodec | null> {
  if (!('VideoEncoder' in window)) return null
  for (const codec of codecs[plan.form]) {
    if (await canEncodeVideo(codec, { width: plan.width, height: plan.height, bitrate: bitrateOf(plan) })) return codec
  }
  return null
}
