import type { Recording } from '../engine/recording.ts'
import type { Prediction } from '../theory/prediction.ts'
import type { CurveSet } from './curve-set.ts'
import { hasGap } from './curves-from.ts'
import { differenceCurve } from './difference-curve.ts'
import { joinedCurves } from './joined-curves.ts'
import { predictionsOf, Series } from './series.ts'

/** What the curves need to know of a lab. */
interface Source {
  readonly player: { recording(): Recording }
  theory(): readonly (Prediction | null)[]
}

/** The curves of a run, or of two beside each other with their difference; the same object until one has changed. */
export function createCurveSource(): (first: Source, second: Source | null, charts: readonly string[]) => CurveSet {
  const [own, other] = [new Series(), new Series()]
  let key: readonly unknown[] = []
  let joined: CurveSet | null = null
  return (first, second, charts) => {
    const a = partsOf(first)
    if (second === null) return own.of(a.recording, a.known, charts)
    const b = partsOf(second)
    const keys = [a, b].every(({ recording, known }) => hasGap(predictionsOf(recording, known))) ? charts : withoutGap(charts)
    const sets = [own.of(a.recording, a.known, keys), other.of(b.recording, b.known, keys)]
    const now = [...sets, a.recording, b.recording]
    if (joined !== null && now.every((part, i) => part === key[i])) return joined
    key = now
    const both = joinedCurves(sets[0], sets[1])
    joined = { ...both, curves: [differenceCurve(a.recording, b.recording, both.times), ...both.curves] }
    return joined
  }
}

function partsOf(source: Source) {
  const recording = source.player.recording()
  return { recording, known: source.theory().slice(0, recording.layouts.length) }
}

/** The objective in the place of the gap, which is not one measure where only one of two runs has it. */
function withoutGap(charts: readonly string[]): readonly string[] {
  return [...new Set(charts.map((key) => (key === 'gap' ? 'objective' : key)))]
}
