import { encode } from 'uqr'
import { MOST_IN_QR } from './share-link.ts'

/** White modules about a code, which readers need. */
const QUIET = 4

/** The modules of the QR code of an address, rows of black and white; null for one that is too long to be read across a hall. */
export function qrModules(link: string): boolean[][] | null {
  const bytes = new TextEncoder().encode(link)
  return bytes.length > MOST_IN_QR ? null : encode(link, { ecc: 'L', boostEcc: true, border: QUIET }).data
}

/** A QR code, black on white whatever the theme is. */
export function QrCode({ modules, label }: { modules: boolean[][]; label: string }) {
  const size = modules.length
  const path = modules.flatMap((row, y) => row.flatMap((isBlack, x) => (isBlack ? [`M${x} ${y}h1v1h-1z`] : []))).join('')
  return (
    <svg className="qr-code" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label} shapeRendering="crispEdges">
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  )
}
