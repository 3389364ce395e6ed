import { describe, expect, it } from 'vitest'
import { decodeLink, encodeLink, firstProblems } from './link.ts'
import { allowedText } from './parameter.ts'
import { parameterOf } from './parameters.ts'
import { openingShared, type Shared } from './shared.ts'
import type { Values } from './values.ts'
import { clocks } from './view.ts'

const full: Shared = {
  experiment: {
    version: 1,
    values: { classes: 6, imbalance: 20, lambdaW: 0.005 },
    events: [
      { t: 120, set: { imbalance: 40, lambdaW: 0.01 } },
      { t: 300, set: { imbalance: 5 } },
    ],
  },
  view: {
    version: 1,
    moment: 120,
    clock: 'linear',
    speed: 2,
    theme: 'dark',
    camera: { azimuth: 35, elevation: 20, zoom: 1.2 },
    cells: true,
    trails: false,
    panel: false,
    drawer: 'matrices',
    see: 3,
    charts: ['objective', 'meanCosine'],
    map: {
      x: { parameter: 'lambdaW', from: 1e-4, to: 0.1, scale: 'log' },
      y: { parameter: 'dimension', from: 2, to: 32, scale: 'linear' },
      quantity: 'gap',
      cells: 32,
      oneColumn: false,
    },
    versus: { imbalance: 60 },
    lesson: { lesson: 'opening', step: 2 },
    embed: ['words', 'timeline'],
    visitorSeed: true,
  },
}
const fullLink =
  'K=6&R=20&lambda=0.005&events=120:R=40,lambda=0.01;300:R=5' +
  '&t=120&clock=linear&speed=2&theme=dark&camera=35,20,1.2&cells=on&trails=off&panel=off&drawer=matrices&see=3&charts=objective,meanCosine&map=lambda:1e-4:0.1:log,d:2:32:linear,gap,32&vs=R=60&lesson=opening,2&embed=words,timeline&visitor=on'

describe('encodeLink', () => {
  it('is empty for what a newcomer sees', () => {
    expect(encodeLink(openingShared)).toBe('')
  })

  it('writes only what differs, in the order of the registry', () => {
    expect(encodeLink(full)).toBe(fullLink)
  })

  it('writes counts with commas and leaves out what follows from them', () => {
    const experiment = { version: 1, values: { counts: [200, 100, 50], classes: 3, dimension: 3 }, events: [] } as const
    expect(encodeLink({ ...openingShared, experiment })).toBe('n=200,100,50')
  })

  it.each<[Values, string]>([
    [
      { model: 'layerPeeled', columns: 'means', classes: 10, imbalance: 1e4, budgetH: 5, budgetW: 2.5 },
      'model=layerPeeled&K=10&R=1e4&cols=means&EW=2.5',
    ],
    [{ layerDecays: [5e-4, 0.25, 1e-8] }, 'lambdas=5e-4,0.25,1e-8'],
    [{ model: 'sphere', temperature: 0.1, horizon: 1e12 }, 'model=sphere&tau=0.1&T=1e12'],
    [{ balancing: 'oversampling', minorityWeight: 2.5, depth: 9 }, 'cure=oversampling&wr=2.5&M=9'],
    // Values that are off stay in the link, for the model that reads them.
    [{ model: 'ulpm', budgetH: 7 }, 'model=ulpm&EH=7'],
  ])('writes %j, and reads it again', (values, link) => {
    const experiment = { version: 1, values, events: [] } as const
    expect(encodeLink({ ...openingShared, experiment })).toBe(link)
    expect(encodeLink(decodeLink(link))).toBe(link)
    expect(decodeLink(link).problems).toEqual([])
  })

  it('keeps the first moment apart from none', () => {
    expect(encodeLink({ ...openingShared, view: { ...openingShared.view, moment: 0 } })).toBe('t=0')
  })
})

describe('decodeLink', () => {
  it('reads a whole link', () => {
    expect(decodeLink(fullLink)).toEqual({ ...full, problems: [] })
  })

  it.each([
    ['a leading #', `#${fullLink}`],
    ['percent-encoding', encodeURIComponent(fullLink)],
    ['white space', ` ${fullLink.replace(/([&=,;:])/g, ' $1\t')}\n`],
    ['empty parts', `&&${fullLink}&`],
    ['another order', fullLink.split('&').toReversed().join('&')],
    ['events out of order', fullLink.replace('120:R=40,lambda=0.01;300:R=5', '300:R=5;120:R=40;120:lambda=1e-2')],
  ])('tolerates %s', (_what, link) => {
    expect(decodeLink(link)).toEqual({ ...full, problems: [] })
  })

  it('gives the opening experiment for nothing', () => {
    for (const nothing of ['', '#', '&', ' ']) expect(decodeLink(nothing)).toEqual({ ...openingShared, problems: [] })
  })

  it.each([
    ['K=6', 'classes', 6],
    ['T=1e6', 'horizon', 1e6],
    ['n=5,5', 'counts', [5, 5]],
    ['n=', 'counts', []],
    ['KB=-0', 'minorityClasses', 0],
  ])('reads %s', (link, key, value) => {
    expect(decodeLink(link)).toMatchObject({ experiment: { values: { [key]: value } }, problems: [] })
  })

  it('reads the first step of a lesson where none is named', () => {
    expect(decodeLink('lesson=opening').view.lesson).toEqual({ lesson: 'opening', step: 1 })
  })

  it.each(['//evil.example/x.json', 'https:x', '/x', '../x', 'a/../../x', 'x,0', 'x,51', 'x,1,2', '.hidden', '%2e%2e/x', 'javascript:1'])(
    'does not take %j for a lesson of this site',
    (name) => {
      const { view, problems } = decodeLink(`lesson=${name}`)
      expect(view.lesson).toBeNull()
      expect(problems).toHaveLength(1)
    },
  )

  it('wraps the azimuth', () => {
    expect(decodeLink('camera=400,20,1').view.camera).toEqual({ azimuth: 40, elevation: 20, zoom: 1 })
  })
})

describe('the problems of a link', () => {
  it.each([
    ['K=abc', 'Classes (K) must be a whole number from 2 to 1,000; it was “abc”. The default of K, 4, is used.'],
    ['K=1001', 'Classes (K) must be a whole number from 2 to 1,000; it was “1001”. The default of K, 4, is used.'],
    ['K=%zz', 'Classes (K) must be a whole number from 2 to 1,000; it was “%zz”. The default of K, 4, is used.'],
    ['K', 'Classes (K) must be a whole number from 2 to 1,000; it was “”. The default of K, 4, is used.'],
    ['R=1e400', 'Imbalance ratio (R) must be a number from 1 to 1,000,000; it was “1e400”. The default of R, 1, is used.'],
    [
      'model=foo',
      `Model (model) must be ${allowedText(parameterOf('model'))}; it was “foo”. ` +
        'The default of model, weightDecay, is used.',
    ],
    [
      'n=5',
      'Samples of each class (n) must be 2 to 100 whole numbers from 1 to 20,000, separated by commas; ' +
        'it was “5”. The default of n is used.',
    ],
    // The default of what is bad follows from what is good.
    [
      'K=8&d=x',
      'Feature dimension (d) must be a whole number from 1 to 1,024; it was “x”. The default of d, 7, is used.',
    ],
    ['K=3&KB=3', 'At most 2 of 3 classes can be minority classes; it was 3. The default of KB, 1, is used.'],
    ['K=6&n=5,5', 'There are 2 class counts but 6 classes; clear one of the two. The default of K, 2, is used.'],
    ['nB=5000&R=9', 'That would be 100,000 samples; at most 20,000 are allowed. The default of nB, 20, is used.'],
    ['M=3&lambdas=0.1,0.2', 'There are 2 decays of layers but M = 3 layers; clear one of the two. The default of lambdas is used.'],
    [
      'lambdas=0.1;0.2',
      'Weight decay of each layer (lambdas) must be 1 to 9 numbers from 1e-8 to 1, separated by commas; ' +
        'it was “0.1;0.2”. The default of lambdas is used.',
    ],
    ['R=1000', 'That would be 40,040 samples; at most 20,000 are allowed. The default of R, 1, is used.'],
    [
      'cure=oversampling&wr=1e6',
      'That would be 40,000,040 samples; at most 20,000 are allowed. The default of wr, 1, is used.',
    ],
    [
      'd=1024&M=9',
      'That would be K·d·(N + (M − 1)·d) = 33,882,112 products a gradient; at most 20,000,000 are allowed. ' +
        'The default of d, 3, is used.',
    ],
    [
      'events=5:lambdas=0.1',
      'At t = 5: Weight decay of each layer (lambdas) is set at the start of a run and cannot change in the middle. It was left out.',
    ],
    ['events=5:EH=2', 'Weight decay holds the lengths here. For budgets choose the Layer-Peeled Model. The change of EH at t = 5 was left out.'],
    ['foo=1', 'There is no “foo” in a link; it was ignored.'],
    ['k=6', 'There is no “k” in a link; it was ignored. Did you mean K?'],
    ['imbalance=6', 'There is no “imbalance” in a link; it was ignored. Did you mean R?'],
    ['__proto__=1', 'There is no “__proto__” in a link; it was ignored.'],
    ['K=5&K=6', 'K is given 2 times; the last one is used.'],
    ['t=-1', 'Moment (t) must be a number from 0 to 1e15; it was “-1”. The default of t is used.'],
    ['t=', 'Moment (t) must be a number from 0 to 1e15; it was “”. The default of t is used.'],
    [
      'clock=sun',
      `Clock (clock) must be one of ${clocks.join(', ')}; it was “sun”. ` +
        'The default of clock, motion, is used.',
    ],
    ['speed=3', 'Speed (speed) must be one of 0.25, 0.5, 1, 2, 4; it was “3”. The default of speed, 1, is used.'],
    [
      'camera=1,90,1',
      'Camera (camera) must be azimuth,elevation,zoom, as in 35,20,1.2: elevation from -89° to 89°, ' +
        'zoom from 0.2 to 5; it was “1,90,1”. The default of camera is used.',
    ],
    ['events=x', 'A change must be a time and what it sets, as in 120:R=20; “x” was left out.'],
    ['events=5:', 'At t = 5: nothing is set; the change was left out.'],
    ['events=5:foo=1', 'At t = 5: there is no parameter “foo”; it was left out.'],
    ['events=5:r=2', 'At t = 5: there is no parameter “r”; it was left out. Did you mean R?'],
    [
      'events=5:K=3',
      'At t = 5: Classes (K) is set at the start of a run and cannot change in the middle. It was left out.',
    ],
    ['events=5:R=0', 'At t = 5: Imbalance ratio (R) must be a number from 1 to 1,000,000; it was “0”. It was left out.'],
    ['events=5:R=2,R=3', 'At t = 5: R is set more than once; the last one is used.'],
    [
      'T=10&events=11:R=2',
      'The time of a change must be above 0 and at most T = 10; it was “11”. The change at t = 11 was left out.',
    ],
  ])('%s', (link, problem) => {
    expect(decodeLink(link).problems).toEqual([problem])
  })

  it('keeps the good beside the bad', () => {
    expect(decodeLink('K=6&R=x&lambda=0.01&events=5:R=2;x;7:K=1,lambda=0.02').experiment).toEqual({
      version: 1,
      values: { classes: 6, lambdaW: 0.01 },
      events: [
        { t: 5, set: { imbalance: 2 } },
        { t: 7, set: { lambdaW: 0.02 } },
      ],
    })
  })

  it('refuses what is too long, as a whole', () => {
    const decoded = decodeLink(`K=6&${'x'.repeat(8000)}`)
    const problem = 'The link has 8,004 characters; at most 8,000 are read. The opening experiment is shown.'
    expect(decoded).toEqual({ ...openingShared, problems: [problem] })
  })

  it('tells eight and counts the rest', () => {
    const { problems } = decodeLink(Array.from({ length: 20 }, (_, i) => `x${i}=1`).join('&'))
    expect(problems).toHaveLength(9)
    expect(problems[8]).toBe('And 12 more.')
    expect(firstProblems(Array<string>(8).fill('a'))).toHaveLength(8)
  })
})
