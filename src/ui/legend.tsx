import type { ReactNode } from 'react'
import { countsOf, minorityOf } from '../experiment/experiment.ts'
import { mostVertices } from '../scene/polytope-edges.ts'
import { inForce } from '../store/in-force.ts'
import { useFacts } from './page-context.tsx'

/** The marks that the picture on show has, and their names. */
export function SceneLegend() {
  const hasMinority = useFacts(({ experiment }) => minorityOf(countsOf(inForce(experiment))).includes(true))
  const hasTheory = useFacts(({ prediction }) => prediction !== null)
  const hasBestFound = useFacts(({ onShow }) => onShow.bestFound?.best != null)
  const hasCells = useFacts(({ view }) => view.cells)
  const isMany = useFacts(({ experiment }) => countsOf(inForce(experiment)).length > mostVertices)
  const hasTrails = useFacts(({ view }) => view.trails) && !isMany
  return <Legend isMany={isMany} hasTrails={hasTrails} hasMinority={hasMinority} hasTheory={hasTheory} hasBestFound={hasBestFound} hasCells={hasCells} />
}

interface LegendProps {
  readonly hasMinority?: boolean
  readonly hasTheory?: boolean
  readonly hasBestFound?: boolean
  readonly hasCells?: boolean
  readonly hasTrails?: boolean
  readonly isMany?: boolean
}

/** What is said of the marks that many classes do without. */
export const leftOut = `no names, edges or trails beyond ${mostVertices} classes`

/** Marks and their names. */
export function Legend({ hasMinority = true, hasTheory = true, hasBestFound = true, hasCells = true, hasTrails = true, isMany }: LegendProps) {
  return (
    <ul className="legend" aria-label="What the marks are">
      <Mark name="class mean">
        <circle cx="14" cy="10" r="6.5" className="mark-solid" />
      </Mark>
      <Mark name="classifier">
        <path d="M2 10h17" className="mark-line mark-heavy" />
        <path d="M18 5.5l8 4.5-8 4.5z" className="mark-solid" />
      </Mark>
      <Mark name="sample">
        <circle cx="6" cy="7" r="2" className="mark-faint" />
        <circle cx="14" cy="13" r="2" className="mark-faint" />
        <circle cx="21" cy="8" r="2" className="mark-faint" />
      </Mark>
      {hasMinority && (
        <Mark name="minority mean">
          <path d="M14 5l5 5-5 5-5-5z" className="mark-solid" />
          <circle cx="14" cy="10" r="8.5" className="mark-line" />
        </Mark>
      )}
      {hasTrails && (
        <Mark name="its way so far">
          <path d="M2 15C8 15 10 5 26 5" className="mark-line mark-trail" />
        </Mark>
      )}
      {hasTheory && (
        <Mark name="where theory says it ends">
          <circle cx="14" cy="10" r="6.5" className="mark-line mark-theory" />
        </Mark>
      )}
      {hasBestFound && (
        <Mark name="best found of 16 starts">
          <circle cx="14" cy="10" r="6.5" className="mark-line mark-theory mark-dashed" />
        </Mark>
      )}
      {hasCells && (
        <Mark name="class that wins there; grey is a tie">
          <path d="M5.5 10a8.5 8.5 0 0 1 8.5-8.5V10z" className="mark-cell mark-cell-first" />
          <path d="M14 1.5a8.5 8.5 0 0 1 0 17V10z" className="mark-cell" />
          <path d="M14 18.5A8.5 8.5 0 0 1 5.5 10H14z" className="mark-cell mark-cell-last" />
        </Mark>
      )}
      {isMany && <li>{leftOut}</li>}
    </ul>
  )
}

function Mark({ name, children }: { name: string; children: ReactNode }) {
  return (
    <li>
      <svg viewBox="0 0 28 20" aria-hidden="true" focusable="false">
        {children}
      </svg>
      {name}
    </li>
  )
}
