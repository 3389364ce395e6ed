import { measureIn, paintCanvas } from '../../charts/marks-canvas.ts'
import { UserError } from '../../lib/errors.ts'
import type { CameraView, Room, Scene, SceneProps } from '../../scene/props.ts'
import { createRunAt, type RunAt } from '../../store/run-at.ts'
import { palettes } from '../../theme/palette.ts'
import { typeScale } from '../../theme/type-scale.ts'
import { createTogether } from '../compare/together.ts'
import { seenWords } from '../dimensions/seen-words.ts'
import { createTurn, followingTurn, type Turn } from '../dimensions/turn.ts'
import type { Page } from '../page.ts'
import { createPicture, type Picture } from '../picture.ts'
import { createHand } from '../touch/hand.ts'
import { LEGEND_LINE, legendMarks } from './legend-marks.ts'
import { appearanceOf, pixelRatioOf, weightOf, type Look } from './look.ts'
import { loadFonts } from './paper-measure.ts'
import { linesHeight, sentenceMarks } from './sentence-marks.ts'

/** What a picture shows. */
export interface Shot {
  /** Time of the flow, and its place on the clock. */
  readonly t: number
  readonly place: number
  /** Milliseconds since the first picture, which a tour goes by. */
  readonly now: number
  readonly camera: CameraView | null
}

/** Draws pictures of the experiment, or of two side by side, apart from the page. */
export interface Stage {
  readonly canvas: HTMLCanvasElement
  draw(shot: Shot): void
  /** Frees what is held on the GPU. */
  end(): void
}

/** Rim of a picture with words, in CSS pixels. */
const RIM = 24
/** A sentence has room for so many lines beside the picture, in the narrow column of each of two for more; what is longer lies over it. */
const LINES = [2, 4] as const
/** As on the page: framed as a sphere, whose top and bottom are seldom reached. */
const BLEED = 1.12

interface Member {
  readonly scene: Scene
  readonly canvas: HTMLCanvasElement
  readonly run: RunAt
  readonly picture: Picture
  leave(): void
}

/** @param dimensions of more than three those that the page shows now, or those that its choice has at each moment */
export async function createStage(page: Page, look: Look, dimensions: 'asShown' | 'ofTheMoment'): Promise<Stage> {
  const { createScene } = await import('../../scene/scene.ts')
  await loadFonts()
  const pages = [page, page.second()].filter((one) => one !== null)
  const ratio = pixelRatioOf(look)
  const [width, height] = [Math.floor(look.width / pages.length), look.height]
  const size = { width: width / ratio, height: height / ratio }
  const together = createTogether()
  const members: Member[] = []
  let turn: Turn = dimensions === 'asShown' ? followingTurn(page.turn) : createTurn()
  const open = (one: Page): Member => {
    const canvas = document.createElement('canvas')
    const scene = createScene(canvas, !look.isTransparent)
    const joined = together.join(one.side, scene, () => {})
    // A quarter of a pixel more, or rounding may take one.
    scene.resize((width + 0.25) / ratio, (height + 0.25) / ratio, ratio, roomOf(size, look, LINES[pages.length - 1]))
    const surroundings = { ...one.surroundings, appearance: () => appearanceOf(look), weight: () => weightOf(look), reducedMotion: () => dimensions === 'asShown' }
    const run = createRunAt(one.lab, one.store.getState())
    const picture = createPicture(run, surroundings, createHand(), turn)
    turn = followingTurn(turn)
    return { canvas, run, picture, scene: joined.scene, leave: () => void (joined.leave(), scene.destroy(), release(canvas)) }
  }
  const canvas = document.createElement('canvas')
  canvas.width = look.width
  canvas.height = look.height
  const end = () => {
    members.forEach((member) => member.leave())
    canvas.width = canvas.height = 0
  }
  try {
    for (const one of pages) members.push(open(one))
    members.forEach((member) => checkSize(member.canvas, width, height))
  } catch (error) {
    end()
    throw error
  }
  return { canvas, end, draw: (shot) => draw(canvas, members, look, shot) }
}

function draw(canvas: HTMLCanvasElement, members: readonly Member[], look: Look, { t, place, now, camera }: Shot): void {
  const context = canvas.getContext('2d')
  if (context === null) throw new UserError('This browser gives no canvas of this size to draw on.')
  context.setTransform(1, 0, 0, 1, 0, 0)
  context.globalAlpha = 1
  context.clearRect(0, 0, canvas.width, canvas.height)
  const shown = members.map(({ run, picture }) => {
    run.seek(t, place)
    return picture.props(now)
  })
  // Twice: each of two is drawn on the scale of both.
  for (let i = 0; i < members.length; i++) shown.forEach((props, j) => props !== null && members[j].scene.setProps(props))
  members.forEach(({ scene, canvas: drawn }, i) => {
    scene.setCamera(camera)
    if (shown[i] === null || !scene.render()) throw new UserError('The picture could not be drawn: the graphics device has taken its memory back.')
    context.drawImage(drawn, i * drawn.width, 0)
  })
  if (look.hasWords) writeWords(context, members, look, shown)
}

function writeWords(context: CanvasRenderingContext2D, members: readonly Member[], look: Look, shown: readonly (SceneProps | null)[]): void {
  const ratio = pixelRatioOf(look)
  const palette = palettes[appearanceOf(look)]
  const measure = measureIn(context)
  context.setTransform(ratio, 0, 0, ratio, 0, 0)
  const [width, height] = [look.width / ratio, look.height / ratio]
  const column = width / members.length
  members.forEach(({ run, picture }, i) => {
    const place = { x: i * column + RIM, y: RIM, width: column - 2 * RIM }
    const sentence = sentenceMarks(sided(run.sentence(), i, members), place, palette.text, measure)
    const below = { ...place, y: RIM + linesHeight(sentence.length) + RIM / 4 }
    paintCanvas(context, [...sentence, ...sentenceMarks(hiddenText(shown[i], picture), below, palette.mutedText, measure, typeScale.body)])
  })
  paintCanvas(context, legendMarks(mostOf(shown), palette, [RIM, height - RIM / 2], width - 2 * RIM, measure))
}

/** Of two experiments each says which one it is. */
function sided(sentence: string, i: number, members: readonly Member[]): string {
  return members.length === 1 ? sentence : `${'AB'[i]}: ${sentence}`
}

/** What a picture of more than three dimensions hides; empty where it has no more. */
function hiddenText(props: SceneProps | null, picture: Picture): string {
  if (props === null || props.basis.cols <= 3) return ''
  return `3 of ${props.basis.cols} dimensions: ${seenWords(picture.seen())}`
}

/** One legend for both: a minority may be in one of them alone. */
function mostOf(shown: readonly (SceneProps | null)[]): SceneProps {
  const all = shown.filter((props) => props !== null)
  return { ...all[0], minority: all.flatMap((props) => props.minority), ghost: all.find(({ ghost }) => ghost !== null)?.ghost ?? null }
}

/** Where the picture is framed, between the words. */
function roomOf({ width, height }: { width: number; height: number }, { hasWords }: Look, lines: number): Room {
  if (!hasWords) return { x: 0, y: 0, width, height }
  const top = RIM + linesHeight(lines)
  const inner = { width: width * BLEED, height: (height - top - RIM / 2 - LEGEND_LINE) * BLEED }
  return { ...inner, x: (width - inner.width) / 2, y: top - (inner.height - inner.height / BLEED) / 2 }
}

/** A browser draws a picture that is too large smaller, without a word. */
function checkSize(canvas: HTMLCanvasElement, width: number, height: number): void {
  const context = canvas.getContext('webgl2')
  const [w, h] = [context?.drawingBufferWidth ?? 0, context?.drawingBufferHeight ?? 0]
  if (w === width && h === height) return
  throw new UserError(`A picture of ${width} × ${height} pixels was asked for, but the graphics device draws ${w} × ${h} at most: take a smaller size.`)
}

/** The memory of a large picture is given back at once, not when the browser comes to tidy up. */
function release(canvas: HTMLCanvasElement): void {
  canvas.getContext('webgl2')?.getExtension('WEBGL_lose_context')?.loseContext()
  canvas.width = canvas.height = 0
}
