import { mostSide } from './size.ts'

let most: number | null = null

/** The largest side, in pixels, of a picture that this device draws; found once. */
export function deviceLimit(): number {
  most ??= mostSide(askDevice())
  return most
}

function askDevice(): number {
  const context = document.createElement('canvas').getContext('webgl2')
  if (context === null) return 0
  const [width, height] = context.getParameter(context.MAX_VIEWPORT_DIMS) as Int32Array
  const limit = Math.min(width, height, context.getParameter(context.MAX_RENDERBUFFER_SIZE) as number)
  context.getExtension('WEBGL_lose_context')?.loseContext()
  return limit
}
