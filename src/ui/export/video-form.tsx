import { useEffect, useId, useRef, useState } from 'react'
import { Button } from 'react-aria-components'
import { encodeLink } from '../../experiment/link.ts'
import { sentenceOf } from '../../lib/errors.ts'
import { Choice } from '../choice.tsx'
import { TypedField } from '../controls/typed-field.tsx'
import { fieldText, typedNumber } from '../number-format.ts'
import { fileName, saveFile } from '../files/save-file.ts'
import { useFacts, usePage } from '../page-context.tsx'
import { sizeText } from './file-button.tsx'
import { lookOfPage, LookSettings } from './look-settings.tsx'
import { SizeSetting } from './size-setting.tsx'
import { useVideoForms } from './use-video-forms.ts'
import { followProgress, VideoProgress, type Progress } from './video-progress.tsx'
import { bytesOf, framesOf, problemWithVideo, rates, type VideoForm, type VideoPlan } from './video-plan.ts'

const turns = [0, 90, 360, -360].map((degrees) => ({
  value: String(degrees),
  label: degrees === 0 ? 'Stands still' : `Goes round by ${fieldText(degrees)}°`,
}))

/** Time between two tellings of the progress, in milliseconds. */
const TOLD_EVERY_MS = 250

/** The run as a video. */
export function VideoForm() {
  const page = usePage()
  const [plan, setPlan] = useState<VideoPlan>(() => ({ ...lookOfPage(page), form: 'webm', rate: 30, seconds: 20, from: 0, to: 100, turn: 0 }))
  const [told, setTold] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const [progress, setProgress] = useState<Progress | null>(null)
  const ending = useRef<AbortController | null>(null)
  const isWhole = useFacts(({ run }) => run.ending !== null)
  const forms = useVideoForms(plan)
  useEffect(() => () => ending.current?.abort(), [])
  const isBusy = progress !== null
  const write = async () => {
    const own = new AbortController()
    ending.current = own
    setTold('')
    setProblem(null)
    const all = framesOf(plan)
    setProgress({ done: 0, all, left: null })
    try {
      const { writeVideo } = await import('./write-video.ts')
      const blob = await writeVideo(page, plan, own.signal, followProgress(all, TOLD_EVERY_MS, setProgress))
      if (blob !== null) saveFile(fileName([encodeLink({ ...page.store.getState() })], plan.form), blob)
      setTold(blob === null ? 'Cancelled; nothing was saved.' : `Saved: ${sizeText(blob.size)}.`)
    } catch (error) {
      setProblem(sentenceOf(error))
    }
    setProgress(null)
  }
  const wrong = isWhole ? (problemWithVideo(plan) ?? forms.problem) : 'The run is still being computed; once it is there a video of all of it can be written.'
  const shared = { plan, isDisabled: isBusy, onChange: setPlan, onProblem: setProblem }
  return (
    <>
      <p className="export-about">
        The run with the camera as it stands: each frame shows its own moment of the clock, however long drawing takes.
      </p>
      <SizeSetting size={plan} isEven isDisabled={isBusy} onChange={(size) => setPlan({ ...plan, ...size })} />
      <LookSettings look={plan} isDisabled={isBusy} onChange={(look) => setPlan({ ...plan, ...look })} />
      <Choice form="compact" label="File" options={forms.options} value={plan.form} isDisabled={isBusy} onChange={(form) => setPlan({ ...plan, form: form as VideoForm })} />
      <Choice
        form="compact"
        label="Rate"
        options={rates.map((rate) => ({ value: String(rate), label: `${rate} frames a second` }))}
        value={String(plan.rate)}
        isDisabled={isBusy}
        onChange={(rate) => setPlan({ ...plan, rate: Number(rate) })}
      />
      <Choice form="compact" label="Camera" options={turns} value={String(plan.turn)} isDisabled={isBusy} onChange={(turn) => setPlan({ ...plan, turn: Number(turn) })} />
      <NumberSetting {...shared} of="seconds" label="Length" unit="s" />
      <NumberSetting {...shared} of="from" label="From" unit="% of the timeline" />
      <NumberSetting {...shared} of="to" label="To" unit="% of the timeline" />
      <div className="export-act">
        {isBusy ? (
          <>
            <VideoProgress {...progress} />
            <Button className="button" onPress={() => ending.current?.abort()}>
              Cancel
            </Button>
          </>
        ) : (
          <>
            <Button className="button" isDisabled={wrong !== null} onPress={() => void write()}>
              Save video
            </Button>
            <span className="export-about">
              {framesOf(plan).toLocaleString('en-US')} frames, {sizeText(bytesOf(plan))} at most
            </span>
          </>
        )}
        <span role="status">{told}</span>
        <p className="parameter-problem" role="alert">
          {problem ?? (isBusy ? null : wrong)}
        </p>
      </div>
    </>
  )
}

interface NumberSettingProps {
  readonly plan: VideoPlan
  readonly of: 'seconds' | 'from' | 'to'
  readonly label: string
  readonly unit: string
  readonly isDisabled: boolean
  readonly onChange: (plan: VideoPlan) => void
  readonly onProblem: (sentence: string | null) => void
}

/** A number of the plan, typed. */
function NumberSetting({ plan, of, label, unit, isDisabled, onChange, onProblem }: NumberSettingProps) {
  const id = useId()
  const take = (typed: string) => {
    const value = typedNumber(typed)
    if (value === null) return `“${typed}” is no number.`
    const next = { ...plan, [of]: value }
    const wrong = problemWithVideo(next)
    if (wrong === null) onChange(next)
    return wrong
  }
  return (
    <div className="export-number">
      <span aria-hidden="true">{label}</span>
      <TypedField className="number-field" text={fieldText(plan[of])} label={`${label} in ${unit}`} describedBy={id} isDisabled={isDisabled} inputMode="decimal" onCommit={take} onProblem={onProblem} />
      <span id={id}>{unit}</span>
    </div>
  )
}
