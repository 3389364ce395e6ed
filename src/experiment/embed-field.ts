import * as z from 'zod/mini'
import { embedParts, type EmbedPart } from './view.ts'

/** What a link says where nothing stands about the picture. */
const ALONE = 'scene'

/** The schema of what stands about the picture of an embedded page. */
export const embedSchema = z
  .array(z.enum(embedParts))
  .check(z.refine((parts) => new Set(parts).size === parts.length))

/** The parts as a link keeps them: 'words,timeline', or 'scene'. */
export function embedText(parts: readonly EmbedPart[]): string {
  return parts.join(',') || ALONE
}

/** The parts of a link's text; what the schema refuses where they are none. */
export function readEmbed(text: string): readonly string[] {
  return text === ALONE ? [] : text.split(',')
}
