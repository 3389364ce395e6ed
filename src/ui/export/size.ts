/** Width and height in pixels of the file. */
export interface Size {
  readonly width: number
  readonly height: number
}

/** Sizes that are offered by name. */
export const sizes: readonly (Size & { readonly name: string })[] = [
  { name: 'HD', width: 1280, height: 720 },
  { name: 'Full HD', width: 1920, height: 1080 },
  { name: '4K', width: 3840, height: 2160 },
  { name: 'Square', width: 1080, height: 1080 },
  { name: 'Upright', width: 1080, height: 1920 },
]

/** Fewer pixels show nothing. */
export const LEAST_SIDE = 16
/** More have no use in print (70 cm at 300 dots an inch) and may take gigabytes, however large a device's pictures may be. */
const MOST_SIDE = 8192

/** The largest side that a device which allows `limit` can draw. */
export function mostSide(limit: number): number {
  return Math.min(MOST_SIDE, limit)
}

/** Why a picture cannot be of this size; null where it can. */
export function problemWithSize({ width, height }: Size, most: number, isEven: boolean): string | null {
  for (const [name, value] of [['width', width], ['height', height]] as const) {
    if (!Number.isInteger(value) || value < LEAST_SIDE || value > most) {
      return `The ${name} is ${value}; it must be a whole number from ${LEAST_SIDE} to ${most.toLocaleString('en-US')}, which is the most that can be drawn here.`
    }
    if (isEven && value % 2 === 1) return `The ${name} is ${value}; that of a video must be even.`
  }
  return null
}
