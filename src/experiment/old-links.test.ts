import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { decodeLink } from './link.ts'
import type { Experiment } from './experiment.ts'
import type { View } from './view.ts'

interface OldLink {
  readonly link: string
  /** What the version that wrote the link took it for. */
  readonly experiment: Experiment
  /** Of the view, what differed from the default. */
  readonly view: Partial<View>
}

const oldLinks = JSON.parse(readFileSync('src/experiment/fixtures/old-links.json', 'utf8')) as OldLink[]

it('opens every link of an earlier version as that version did', () => {
  expect(oldLinks.length).toBeGreaterThan(100)
  for (const { link, experiment, view } of oldLinks) {
    const decoded = decodeLink(link)
    expect(decoded.problems, link).toEqual([])
    expect(decoded.experiment, link).toEqual(experiment)
    expect(decoded.view, link).toMatchObject(view)
  }
})
