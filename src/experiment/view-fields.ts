import * as z from 'zod/mini'
import { chartKinds, MAX_CHARTS } from './charts.ts'
import { embedSchema, embedText, readEmbed } from './embed-field.ts'
import { lessonAllowed, lessonSchema, lessonText, readLesson } from './lesson-field.ts'
import { mapSchema, mapText, readMap } from './map-field.ts'
import { mapCells } from './map-view.ts'
import { numberText, readNumber, rounded } from './number-text.ts'
import { readSee, roundedSee, seeAllowed, seeSchema, seeText } from './see.ts'
import { readVersus, versusSchema, versusText } from './versus-field.ts'
import { clocks, drawers, embedParts, openingView, speeds, themes, type View } from './view.ts'

/** Everything of a view that a link can hold. */
export type ViewKey = Exclude<keyof View, 'version'>

/** How one property of a view is written, read and checked. */
export interface ViewField {
  readonly key: ViewKey
  /** Key in a link. */
  readonly link: string
  readonly name: string
  /** One sentence for the reader. */
  readonly description: string
  /** What is allowed, as the end of a sentence. */
  readonly allowed: string
  readonly schema: z.ZodMiniType
  /** The value of a text; whatever the schema refuses where the text means nothing. */
  readonly read: (text: string) => unknown
  /** What exactly is wrong with a text that the schema refuses, in a sentence, where that is known. */
  readonly reason?: (text: string) => string | null
  /** The text of the view's value, which is not null. */
  readonly write: (view: View) => string
}

type Camera = NonNullable<View['camera']>

/** The last moment there can be: that of the longest horizon. */
export const MAX_MOMENT = 1e15

/** Least and most of each number of a camera: degrees, degrees, and a factor. */
export const cameraRanges = { azimuth: [-180, 180], elevation: [-89, 89], zoom: [0.2, 5] } as const

const inRange = ([min, max]: readonly [number, number]) => z.number().check(z.minimum(min), z.maximum(max))

const cameraSchema = z.strictObject({
  azimuth: inRange(cameraRanges.azimuth),
  elevation: inRange(cameraRanges.elevation),
  zoom: inRange(cameraRanges.zoom),
})

const chartsSchema = z
  .array(z.enum(chartKinds.map(({ key }) => key)))
  .check(
    z.minLength(1),
    z.maxLength(MAX_CHARTS),
    z.refine((keys) => new Set(keys).size === keys.length),
  )

/** The registry of view properties: link keys, schema and documentation are derived from it. */
export const viewFields: readonly ViewField[] = [
  {
    key: 'moment',
    link: 't',
    name: 'Moment',
    description: 'The time of the flow that is shown; the link opens paused there.',
    allowed: `a number from 0 to ${numberText(MAX_MOMENT)}`,
    schema: z.nullable(inRange([0, MAX_MOMENT])),
    read: readNumber,
    write: (view) => numberText(view.moment ?? 0),
  },
  {
    key: 'clock',
    link: 'clock',
    name: 'Clock',
    description: 'What the timeline and the playback are even in.',
    allowed: `one of ${clocks.join(', ')}`,
    schema: z.enum(clocks),
    read: (text) => text,
    write: (view) => view.clock,
  },
  {
    key: 'speed',
    link: 'speed',
    name: 'Speed',
    description: 'Playback speed; 1 takes about 20 s from start to rest.',
    allowed: `one of ${speeds.join(', ')}`,
    schema: z.literal([...speeds]),
    read: readNumber,
    write: (view) => numberText(view.speed),
  },
  {
    key: 'theme',
    link: 'theme',
    name: 'Theme',
    description: 'Light, dark or as the system has it; or for a projector: large type, heavy lines, few words.',
    allowed: `one of ${themes.join(', ')}`,
    schema: z.enum(themes),
    read: (text) => text,
    write: (view) => view.theme,
  },
  {
    key: 'camera',
    link: 'camera',
    name: 'Camera',
    description: 'Azimuth and elevation in degrees, and zoom; 1 is the default framing.',
    allowed:
      'azimuth,elevation,zoom, as in 35,20,1.2: ' +
      `elevation from ${cameraRanges.elevation.join('° to ')}°, zoom from ${cameraRanges.zoom.join(' to ')}`,
    schema: z.nullable(cameraSchema),
    read: readCamera,
    write: ({ camera }) => (camera === null ? '' : cameraText(camera)),
  },
  {
    key: 'cells',
    link: 'cells',
    name: 'Decision cells',
    description: 'A faint sphere about the scene, coloured by the class that wins in each direction.',
    allowed: 'one of off, on',
    schema: z.boolean(),
    read: readSwitch,
    write: ({ cells }) => switchText(cells),
  },
  {
    key: 'trails',
    link: 'trails',
    name: 'Trails',
    description: 'The way that each class mean and classifier has come, drawn behind it.',
    allowed: 'one of off, on',
    schema: z.boolean(),
    read: readSwitch,
    write: ({ trails }) => switchText(trails),
  },
  {
    key: 'panel',
    link: 'panel',
    name: 'Controls',
    description: 'Whether the controls stand beside the picture, or are folded away at its edge.',
    allowed: 'one of off, on',
    schema: z.boolean(),
    read: readSwitch,
    write: ({ panel }) => switchText(panel),
  },
  {
    key: 'drawer',
    link: 'drawer',
    name: 'Drawer',
    description: 'What lies open above the timeline: the curves, or the Gram matrices.',
    allowed: `one of ${drawers.join(', ')}`,
    schema: z.enum(drawers),
    read: (text) => text,
    write: ({ drawer }) => drawer,
  },
  {
    key: 'see',
    link: 'see',
    name: 'Dimensions seen',
    description: 'Which three of more than three dimensions the picture shows.',
    allowed: seeAllowed,
    schema: seeSchema,
    read: readSee,
    write: ({ see }) => seeText(see),
  },
  {
    key: 'charts',
    link: 'charts',
    name: 'Curves',
    description: 'The charts among the curves, in order.',
    allowed: `1 to ${MAX_CHARTS} different charts, separated by commas`,
    schema: chartsSchema,
    read: (text) => text.split(','),
    write: ({ charts }) => charts.join(','),
  },
  {
    key: 'map',
    link: 'map',
    name: 'Map',
    description: 'A plane of runs in place of the one run: two parameters, and what each run is coloured by.',
    allowed: `x,y,quantity, as in lambda:1e-4:0.1:log,R:1:1000:log,minorityClassifierCosine; then one of ${mapCells.slice(0, -1).join(', ')} cells each way, and means`,
    schema: z.nullable(mapSchema),
    read: (text) => {
      const map = readMap(text)
      return 'problem' in map ? text : map
    },
    reason: (text) => {
      const map = readMap(text)
      return 'problem' in map ? map.problem : null
    },
    write: ({ map }) => (map === null ? '' : mapText(map)),
  },
  {
    key: 'versus',
    link: 'vs',
    name: 'Compared with',
    description: 'A second experiment beside the first: the settings in which it differs.',
    allowed: 'same, or the settings in which the second experiment differs, as in R=60,lambda=0.01',
    schema: z.nullable(versusSchema),
    read: (text) => {
      const versus = readVersus(text)
      return 'problem' in versus ? text : versus.values
    },
    reason: (text) => {
      const versus = readVersus(text)
      return 'problem' in versus ? versus.problem : null
    },
    write: ({ versus }) => (versus === null ? '' : versusText(versus)),
  },
  {
    key: 'lesson',
    link: 'lesson',
    name: 'Lesson',
    description: 'The step of a lesson that is told beside the picture.',
    allowed: lessonAllowed,
    schema: z.nullable(lessonSchema),
    read: readLesson,
    write: ({ lesson }) => (lesson === null ? '' : lessonText(lesson)),
  },
  {
    key: 'embed',
    link: 'embed',
    name: 'Embedded',
    description: 'In a page embedded in another: what stands about the picture.',
    allowed: `scene for the picture alone, or different ones of ${embedParts.join(', ')}, separated by commas`,
    schema: z.nullable(embedSchema),
    read: readEmbed,
    write: ({ embed }) => (embed === null ? '' : embedText(embed)),
  },
  {
    key: 'visitorSeed',
    link: 'visitor',
    name: 'A seed for each visitor',
    description: 'Who opens the link gets a seed of their own, so that every run starts elsewhere.',
    allowed: 'one of off, on',
    schema: z.boolean(),
    read: readSwitch,
    write: ({ visitorSeed }) => switchText(visitorSeed),
  },
]

function readSwitch(text: string): unknown {
  return { on: true, off: false }[text] ?? text
}

function switchText(isOn: boolean): string {
  return isOn ? 'on' : 'off'
}

function readCamera(text: string): unknown {
  const [azimuth, elevation, zoom, ...more] = text.split(',').map(readNumber)
  if (azimuth == null || more.length > 0) return text
  return { azimuth: wrapped(azimuth), elevation, zoom }
}

function cameraText({ azimuth, elevation, zoom }: Camera): string {
  return [azimuth, elevation, zoom].map(numberText).join(',')
}

/** The angle, in degrees, brought to −180…180. */
function wrapped(angle: number): number {
  return Math.abs(angle) <= 180 ? angle : ((((angle + 180) % 360) + 360) % 360) - 180
}

/** A camera as a link keeps it: within range, angles to 0.1° and zoom to 0.01, about a pixel. */
function roundedCamera({ azimuth, elevation, zoom }: Camera): Camera {
  return {
    azimuth: decimals(wrapped(azimuth), 1),
    elevation: decimals(clamped(elevation, cameraRanges.elevation), 1),
    zoom: decimals(clamped(zoom, cameraRanges.zoom), 2),
  }
}

function clamped(value: number, [min, max]: readonly [number, number]): number {
  return Math.min(max, Math.max(min, value))
}

function decimals(value: number, digits: number): number {
  return Number(value.toFixed(digits)) + 0
}

/** A view as a link keeps it: the moment to four significant digits, the camera within about a pixel. */
export function roundedView(view: View): View {
  return {
    ...view,
    moment: view.moment === null ? null : rounded(view.moment, 4),
    camera: view.camera === null ? null : roundedCamera(view.camera),
    see: roundedSee(view.see),
    // The same list object means that nothing was chosen.
    charts: view.charts.join() === openingView.charts.join() ? openingView.charts : view.charts,
  }
}

/** The schema of a whole view; what an older file lacks is the default. */
export const viewSchema = z.strictObject({
  version: z.literal(1),
  ...Object.fromEntries(viewFields.map((field) => [field.key, z._default(field.schema, openingView[field.key])])),
})
