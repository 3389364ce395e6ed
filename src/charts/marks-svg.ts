import { HATCH, runFont, type BoxesMark, type Mark, type PathMark, type TextMark } from './marks.ts'

/** Marks as an SVG file of a size in CSS pixels, on a ground: everything a vector, text as text. */
export function svgText(marks: readonly Mark[], [width, height]: readonly [number, number], ground: string, title: string): string {
  const clips: string[] = []
  const body = marks.map((mark) => one(mark, clips)).join('\n')
  const patterns = [...new Set(marks.flatMap(patternsOf))].join('')
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">`,
    `<title>${escaped(title)}</title>`,
    `<defs>${patterns}${clips.join('')}</defs>`,
    `<rect width="${width}" height="${height}" fill="${ground}"/>`,
    body,
    '</svg>\n',
  ].join('\n')
}

function one(mark: Mark, clips: string[]): string {
  if (mark.kind === 'text') return textElement(mark)
  if (mark.kind === 'path') return pathElement(mark)
  if (mark.kind === 'boxes') return boxesElement(mark)
  const id = `clip${clips.length}`
  const [x, y, width, height] = mark.clip
  clips.push(`<clipPath id="${id}"><rect x="${x}" y="${y}" width="${width}" height="${height}"/></clipPath>`)
  return `<g clip-path="url(#${id})"${opacityOf(mark.opacity)}>\n${mark.marks.map((inner) => one(inner, clips)).join('\n')}\n</g>`
}

function textElement({ runs, at, size, weight, colour, anchor, angle, halo }: TextMark): string {
  let drop = 0
  const spans = runs.map((run) => {
    const font = runFont(run, size, weight)
    const dy = font.drop - drop
    drop = font.drop
    const attributes = [
      `font-family="${font.family.replaceAll('"', "'")}"`,
      `font-size="${round(font.size)}"`,
      `font-weight="${font.weight}"`,
      font.style === 'normal' ? '' : `font-style="${font.style}"`,
      dy === 0 ? '' : `dy="${round(dy)}"`,
    ]
    return `<tspan ${attributes.filter(Boolean).join(' ')}>${escaped(run.text)}</tspan>`
  })
  // A third of the size below the middle is the base line of letters without accents.
  const place = `transform="translate(${round(at[0])} ${round(at[1])})${angle === 0 ? '' : ` rotate(${round((angle * 180) / Math.PI)})`}"`
  const outline = halo === null ? '' : ` stroke="${halo}" stroke-width="${round(size * 0.3)}" stroke-linejoin="round" paint-order="stroke"`
  return `<text ${place} y="${round(size * 0.35)}" text-anchor="${anchor}" fill="${colour}"${outline} xml:space="preserve">${spans.join('')}</text>`
}

function pathElement({ points, colour, width, dash, isClosed, isFilled, opacity }: PathMark): string {
  const d = points.map(([x, y], i) => `${i === 0 ? 'M' : 'L'}${round(x)} ${round(y)}`).join('') + (isClosed ? 'Z' : '')
  const look = isFilled ? `fill="${colour}"` : `fill="none" stroke="${colour}" stroke-width="${width}" stroke-linejoin="round" stroke-linecap="round"${dash === undefined ? '' : ` stroke-dasharray="${dash.join(' ')}"`}`
  return `<path d="${d}" ${look}${opacityOf(opacity)}/>`
}

function boxesElement({ boxes, fill, colour, opacity }: BoxesMark): string {
  const d = boxes.map(([x, y, width, height]) => `M${x} ${y}h${width}v${height}h${-width}z`).join('')
  const paint = fill === 'plain' ? colour : `url(#${patternId(fill, colour)})`
  return `<path d="${d}" fill="${paint}"${fill === 'plain' ? ' shape-rendering="crispEdges"' : ''}${opacityOf(opacity)}/>`
}

function patternsOf(mark: Mark): string[] {
  if (mark.kind === 'group') return mark.marks.flatMap(patternsOf)
  if (mark.kind !== 'boxes' || mark.fill === 'plain') return []
  const { fill, colour } = mark
  if (fill === 'hatched') {
    const { distance } = HATCH
    const line = `<path d="M0 0V${distance}" stroke="${colour}" stroke-width="${2 * HATCH.width}"/>`
    return [`<pattern id="${patternId(fill, colour)}" width="${distance}" height="${distance}" patternUnits="userSpaceOnUse" patternTransform="rotate(-45)">${line}</pattern>`]
  }
  const step = 2 * HATCH.distance
  const point = `<rect x="${step / 2}" y="${step / 2}" width="${HATCH.dot}" height="${HATCH.dot}" fill="${colour}"/>`
  return [`<pattern id="${patternId(fill, colour)}" width="${step}" height="${step}" patternUnits="userSpaceOnUse">${point}</pattern>`]
}

function patternId(fill: BoxesMark['fill'], colour: string): string {
  return `${fill}-${colour.replace('#', '')}`
}

function opacityOf(opacity: number): string {
  return opacity === 1 ? '' : ` opacity="${opacity}"`
}

/** A hundredth of a pixel is finer than print. */
function round(value: number): number {
  return Number(value.toFixed(2)) + 0
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
