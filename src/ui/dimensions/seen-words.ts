import type { Seen, SeenVector } from '../../store/seen.ts'

/** An angle smaller than this is not told from none: degrees. */
const EXACT = 0.05

/** What the picture of d > 3 dimensions keeps and how wrong it can be, in words. */
export function seenWords({ share, degrees, pair, hidden, isWhole }: Seen): string {
  if (hidden === 0 && isWhole && degrees < EXACT) return 'exact: nothing that is drawn lies outside of the three shown'
  const energy = `${shareText(share)} of the energy kept`
  if (pair === null) return hidden === 0 ? energy : `${energy}, ${hiddenText(hidden)}`
  const between = `${vectorText(pair[0])} and ${vectorText(pair[1])}`
  const angles = `angles off by ${isWhole ? 'up to' : 'at least'} ${degreesText(degrees)} (${between})`
  return [energy, angles, ...(hidden > 0 ? [hiddenText(hidden)] : [])].join(', ')
}

/** Never '100 %' where something is hidden. */
function shareText(share: number): string {
  const percent = share * 100
  return percent > 99.5 && percent < 100 ? `${Math.min(99.9, Math.floor(percent * 10) / 10)} %` : `${Math.round(percent)} %`
}

function degreesText(degrees: number): string {
  return `${degrees < 10 ? degrees.toFixed(1) : Math.round(degrees)}°`
}

function hiddenText(hidden: number): string {
  return hidden === 1 ? '1 vector hidden' : `${hidden} vectors hidden`
}

function vectorText({ kind, index }: SeenVector): string {
  return `${kind} ${index + 1}`
}
