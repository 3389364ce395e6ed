import { useEffect, useState } from 'react'
import type { Option } from '../choice.tsx'
import { videoForms, type VideoForm, type VideoPlan } from './video-plan.ts'

const words: Readonly<Record<VideoForm, Option>> = {
  webm: { value: 'webm', label: 'WebM', description: 'VP9 or VP8: for browsers' },
  mp4: { value: 'mp4', label: 'MP4', description: 'H.264: for slides' },
}

/** The forms in which this browser writes a video of the plan's size, and why the one chosen cannot be. */
export function useVideoForms({ form, width, height, rate }: VideoPlan): { options: readonly Option[]; problem: string | null } {
  // Of nothing is known yet whether it goes: nothing is refused.
  const [missing, setMissing] = useState<readonly VideoForm[]>([])
  useEffect(() => {
    let isCurrent = true
    const ask = async () => {
      const { codecOf } = await import('./video-codec.ts')
      const found = await Promise.all(videoForms.map((one) => codecOf({ form: one, width, height, rate })))
      if (isCurrent) setMissing(videoForms.filter((_, i) => found[i] === null))
    }
    // What cannot be asked is told when the video is written.
    ask().catch(() => {})
    return () => {
      isCurrent = false
    }
  }, [width, height, rate])
  const why = 'VideoEncoder' in window ? `which needs an encoder that this browser does not have for ${width} × ${height} pixels` : 'since this browser has no WebCodecs'
  const options = videoForms.map((one) => (missing.includes(one) ? { ...words[one], description: `Cannot be written here, ${why}` } : words[one]))
  return { options, problem: missing.includes(form) ? `${words[form].label} cannot be written here, ${why}.` : null }
}
