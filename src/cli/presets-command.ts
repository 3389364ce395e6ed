import type * as z from 'zod/mini'
import type { Command } from 'commander'
import { encodeLink } from '../experiment/link.ts'
import { presets } from '../experiment/presets.ts'
import type { Io } from './io.ts'
import { OUTPUT_VERSION } from './output-parts.ts'
import type { presetsSchema } from './output-schemas.ts'

export type PresetsOutput = z.infer<typeof presetsSchema>

/** lab presets: lists the experiments of the papers. */
export function addPresetsCommand(program: Command, io: Io): void {
  program
    .command('presets')
    .summary('list the experiments of the papers')
    .description("Lists the experiments of the papers; run, theory and link take a preset's key in place of a link.")
    .option('--json', 'write all of each as JSON: summary, notes with numbers computed now, link')
    .action(({ json }: { readonly json?: boolean }) =>
      io.out(json === true ? `${JSON.stringify(presetsOutput(), null, 2)}\n` : tableText()),
    )
}

/** Every preset as it is written. */
export function presetsOutput(): PresetsOutput {
  return {
    version: OUTPUT_VERSION,
    kind: 'presets',
    presets: presets.map(({ key, paper, name, summary, shared, notes }) => ({
      key,
      paper,
      name,
      summary,
      notes: [...(notes?.() ?? [])],
      link: encodeLink(shared),
    })),
  }
}

/** A heading for each paper, and under it a line for each preset. */
function tableText(): string {
  const width = Math.max(...presets.map(({ key }) => key.length))
  const papers = [...new Set(presets.map(({ paper }) => paper))]
  const blocks = papers.map((paper) => {
    const lines = presets.filter((one) => one.paper === paper).map(({ key, name }) => `  ${key.padEnd(width)}  ${name}`)
    return [paper, ...lines].join('\n')
  })
  return `${blocks.join('\n\n')}\n`
}
