import { expect, test } from 'vitest'
import { decodeLink } from '../experiment/link.ts'
import { openingState, type LabState } from './state.ts'
import { Lab } from './lab.ts'
import { createRunAt } from './run-at.ts'
import { WHOLE } from './seen.ts'
import { inProcessWorker } from './test-run.ts'

/** A lab at rest, and what it has told. */
async function atRest(link: string): Promise<{ lab: Lab; told: () => LabState; tick: () => void }> {
  const { experiment } = decodeLink(link)
  let told: LabState = { ...openingState, experiment }
  let wake: () => void = () => {}
  const lab = new Lab(
    inProcessWorker,
    {
      run: (run) => {
        told = { ...told, run }
        wake()
      },
      onShow: (onShow, prediction) => (told = { ...told, onShow, prediction }),
    },
    'loops',
  )
  lab.show(experiment)
  await new Promise<void>((resolve) => {
    wake = () => !lab.isBusy() && !lab.player.isWaiting() && resolve()
    wake()
  })
  let now = 0
  return { lab, told: () => told, tick: () => lab.tick((now += 1000), () => WHOLE) }
}

test.each(['', 'R=60', 'K=6&events=300:R=40'])('says of each moment of %j what the page says there, and leaves the page where it is', async (link) => {
  const { lab, told, tick } = await atRest(link)
  tick()
  const run = createRunAt(lab, told())
  for (const place of [0, 0.35, 0.8, 1]) {
    lab.player.seek(place)
    tick()
    run.seek(lab.player.time(), lab.player.place())
    expect(run.sentence()).toBe(told().onShow.sentence)
    const [own, page] = [run.ghost(), lab.ghost()]
    // The same prediction laid on the same run: rounding of the alignment alone.
    own?.means.data.forEach((x, i) => expect(x).toBeCloseTo(page?.means.data[i] ?? NaN, 6))
    expect(own?.kind).toBe(page?.kind)
  }
  const before = lab.player.time()
  run.seek(0, 0)
  expect(lab.player.time()).toBe(before)
})
