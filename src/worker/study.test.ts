import { expect, test } from 'vitest'
import type { ModelSpec } from '../model/spec.ts'
import { ask } from './ask.ts'
import type { WorkerLike } from './client.ts'
import type { FromWorker, ToWorker } from './protocol.ts'
import { Session } from './session.ts'
import type { Answer, Question } from './study.ts'

/** The real session, spoken to by copies. */
function worker(): WorkerLike {
  let heard: (event: { data: FromWorker }) => void = () => {}
  const session = new Session((message) => heard({ data: structuredClone(message) }))
  return {
    postMessage: (message: ToWorker) => session.receive(structuredClone(message)),
    terminate: () => {},
    addEventListener: (type: string, listener: unknown) => {
      if (type === 'message') heard = listener as typeof heard
    },
  } as WorkerLike
}

function answersTo(question: Question): Promise<Answer[]> {
  const answers: Answer[] = []
  return new Promise((resolve) => {
    ask(worker, question, (answer) => {
      answers.push(answer)
      if (answer.isDone) resolve(answers)
    })
  })
}

const values = { lambdaW: 0.01, lambdaH: 0.01, temperature: 5 }
const spec: ModelSpec = { model: 'weightDecay', counts: [4, 4, 1, 1], dimension: 3, values }
const plan = { segments: [{ from: 0, spec }], seed: 1, deviation: 0.3, tolerance: 1e-4, rate: null, horizon: 1e5 }

test('the landscape of a moment: on its way, and at a minimum at the end', async () => {
  const [early] = await answersTo({ kind: 'criticalPoint', plan, t: 5 })
  expect(early).toMatchObject({ kind: 'criticalPoint', point: { t: 5, kind: 'slope' } })
  const [late] = await answersTo({ kind: 'criticalPoint', plan, t: 2e4 })
  expect(late).toMatchObject({ kind: 'criticalPoint', point: { kind: 'minimum' } })
})

test('at the start: all near zero is near a saddle', async () => {
  const [answer] = await answersTo({ kind: 'criticalPoint', plan: { ...plan, deviation: 1e-4 }, t: 0 })
  expect(answer).toMatchObject({ kind: 'criticalPoint', point: { t: 0, kind: 'saddle' } })
})

test('the best of 16 equilibria, told as it gets better', async () => {
  const low: ModelSpec = { model: 'sphere', counts: [1, 1, 1, 1, 1], columns: [1, 1, 1, 1, 1], dimension: 2, values }
  const answers = await answersTo({ kind: 'bestFound', spec: low, deviation: 0.3 })
  expect(answers).toHaveLength(16)
  const objectives = answers.map((answer) => (answer.kind === 'bestFound' ? answer.best.objective : Number.NaN))
  expect(objectives.every((objective, i) => i === 0 || objective <= objectives[i - 1])).toBe(true)
  // The regular pentagon: logits τ cos(72° j).
  const cosines = [1, 2, 3, 4].map((j) => Math.cos((2 * Math.PI * j) / 5))
  const pentagon = Math.log1p(cosines.reduce((sum, c) => sum + Math.exp(5 * (c - 1)), 0))
  expect(objectives.at(-1)! / pentagon - 1).toBeLessThan(1e-6)
})

test('a question that cannot be answered has a sentence', async () => {
  const answers = await answersTo({ kind: 'criticalPoint', plan: { ...plan, segments: [{ from: 0, spec: { ...spec, model: 'none' } }] }, t: 1 })
  expect(answers).toEqual([{ kind: 'problem', isDone: true, sentence: expect.stringContaining('no model') as string }])
})
