import { element } from './element.ts'
import { GramPainter, type GramGeometry } from './gram-painter.ts'
import type { GramMatrix, GramProps } from './gram-props.ts'
import { cellReading, classList } from './gram-reading.ts'
import { mergedPlaces } from './gram-cells.ts'
import { showMath } from './math-nodes.ts'

/** The ring about a cell is at least so large, in CSS pixels: cells of 2 are pixels. */
const LEAST_RING = 10
/** A matrix of what is predicted is not drawn smaller than this, in CSS pixels. */
const LEAST_TWIN = 40

/** The place of a cell: row and column as they are drawn. */
export interface GramPlace {
  readonly i: number
  readonly j: number
}

/** What a panel tells its container: the reader points at a cell, by hand or by keys. */
export type OnCell = (panel: GramPanel, byKeys: boolean) => void

/** One matrix with its title, the small one of theory beside it, and what there is to say of it. */
export class GramPanel {
  readonly figure = element('figure', 'gram-panel')
  place: GramPlace = { i: 0, j: 1 }
  private readonly name = element('span', 'gram-name')
  private readonly symbol = element('span', 'gram-symbol')
  private readonly board = element('div', 'gram-board')
  private readonly room = element('div', 'gram-room')
  private readonly cell = element('div', 'gram-cell')
  private readonly row = element('div', 'gram-row')
  private readonly groups = element('div', 'gram-groups')
  private readonly side = element('div', 'gram-side')
  private readonly twin = element('div', 'gram-twin')
  private readonly twinName = element('p', 'gram-twin-name')
  private readonly note = element('p', 'gram-note')
  private readonly painter: GramPainter
  private readonly twinPainter: GramPainter
  private shown: { readonly matrix: GramMatrix; readonly props: GramProps } | null = null
  private geometry: GramGeometry | null = null
  private sizes = { side: 0, twin: 0, scale: 1, caption: 12 }
  private groupsKey: readonly unknown[] = []
  private readonly notes: { marks: Uint8Array; text: string } = { marks: new Uint8Array(0), text: '' }
  private twinKey: readonly unknown[] = []

  constructor(container: HTMLElement, private readonly onCell: OnCell) {
    const [canvas, twinCanvas] = [element('canvas', 'gram-canvas'), element('canvas', 'gram-canvas')]
    canvas.setAttribute('aria-hidden', 'true')
    twinCanvas.setAttribute('aria-hidden', 'true')
    const title = element('figcaption', 'gram-title')
    title.append(this.name, this.symbol)
    this.row.append(this.cell)
    this.board.append(canvas, this.row, this.groups)
    this.room.append(this.board)
    this.twin.append(twinCanvas, this.twinName)
    this.side.append(this.twin, this.note)
    const body = element('div', 'gram-body')
    body.append(this.room, this.side)
    this.figure.append(title, body)
    container.append(this.figure)
    this.painter = new GramPainter(canvas)
    this.twinPainter = new GramPainter(twinCanvas)
    this.board.setAttribute('role', 'grid')
    this.row.setAttribute('role', 'row')
    this.cell.setAttribute('role', 'gridcell')
    this.cell.tabIndex = 0
    this.groups.setAttribute('aria-hidden', 'true')
    this.listen()
  }

  /** Draws a moment of the panel's matrix. */
  draw(matrix: GramMatrix, props: GramProps): void {
    const before = this.shown
    this.shown = { matrix, props }
    const K = props.classes
    if (before?.props.classes !== K) this.place = { i: 0, j: Math.min(1, K - 1) }
    const { side, scale, caption } = this.sizes
    const [rows, columns] = [matrix.rowsOf, matrix.columnsOf].map((key) => props.matrices.find((one) => one.key === key) ?? matrix)
    this.geometry = this.painter.paint(matrix, rows, columns, props, { side, scale, caption, isNamed: true })
    this.drawTwin(matrix, rows, columns, props)
    this.placeRing()
    if (before?.props.classes !== K) this.nameCell()
    this.tell(matrix, props, rows)
  }

  /** The target in small, drawn anew only when it is another. */
  private drawTwin(matrix: GramMatrix, rows: GramMatrix, columns: GramMatrix, props: GramProps): void {
    const { twin, scale, caption } = this.sizes
    const isShown = matrix.target !== null && twin >= LEAST_TWIN
    this.twin.hidden = !isShown
    const now = [isShown, matrix.target, props.order, props.appearance, props.weight, twin, scale]
    if (now.every((part, i) => part === this.twinKey[i])) return
    this.twinKey = now
    if (!isShown) return
    const told = (one: GramMatrix): GramMatrix => ({ ...one, values: one.target ?? one.values, target: null })
    this.twinPainter.paint(told(matrix), told(rows), told(columns), props, { side: twin, scale, caption, isNamed: false })
  }

  /** Takes the sizes of the room that there is, in CSS pixels. */
  resize(): void {
    const style = getComputedStyle(this.figure)
    this.sizes = {
      side: this.room.clientWidth,
      // Without the frame about it.
      twin: Math.min(this.side.clientWidth - 6, 0.72 * this.room.clientWidth),
      scale: window.devicePixelRatio || 1,
      caption: Number.parseFloat(style.fontSize),
    }
  }

  /** What the cell pointed at says. */
  reading(): string {
    if (this.shown === null) return ''
    const { matrix, props } = this.shown
    const { i, j } = this.place
    return cellReading(matrix, props.classes, props.order[i], props.order[j], props.targetName, classOf(props))
  }

  /** Shows the ring about the cell pointed at, or hides it. */
  mark(isMarked: boolean): void {
    this.cell.classList.toggle('gram-cell-marked', isMarked)
  }

  private tell(matrix: GramMatrix, props: GramProps, rows: GramMatrix): void {
    showMath(this.name, matrix.name)
    showMath(this.symbol, `cos(${matrix.row.replaceAll('#', 'j')}, ${matrix.column.replaceAll('#', 'k')})`)
    showMath(this.twinName, props.targetName)
    this.board.setAttribute('aria-label', matrix.name)
    this.board.setAttribute('aria-rowcount', String(props.classes))
    this.board.setAttribute('aria-colcount', String(props.classes))
    this.nameGroups(props)
    const note = this.noteOf(matrix, props, rows)
    showMath(this.note, matrix.target === null && note === '' ? 'Nothing is predicted here.' : note)
  }

  /** What has vanished or merged, in words; of a matrix between two kinds of vectors the others say it. */
  private noteOf(matrix: GramMatrix, props: GramProps, rows: GramMatrix): string {
    if (matrix.row !== matrix.column) return ''
    const { classes: K, order, selection } = props
    const named = (found: readonly number[]) => (selection == null ? classList(found) : spanOf(found.map(classOf(props))))
    const { notes } = this
    const before = notes.marks
    const now = mergedPlaces(rows, order, new Uint8Array(K))
    for (let i = 0; i < K; i++) if (Number.isNaN(matrix.values[order[i] * K + order[i]])) now[i] = 2
    if (now.length === before.length && now.every((mark, i) => mark === before[i])) return notes.text
    notes.marks = now
    const gone = order.filter((_, i) => now[i] === 2)
    const vanished = gone.length === 0 ? [] : [`Vanished, hatched: ${gone.length === K ? 'all' : named(gone)}.`]
    notes.text = [...vanished, ...mergedRuns(now, order).map((run) => `Merged: ${named(run)}.`)].join(' ')
    return notes.text
  }

  private nameGroups({ groups, classes }: GramProps): void {
    const now = [groups, this.geometry?.cell]
    if (now.every((part, i) => part === this.groupsKey[i])) return
    this.groupsKey = now
    const names = groups.length < 2 ? [] : groups
    this.groups.replaceChildren(
      ...names.map(({ name, from, to }) => {
        const node = element('span', 'gram-group')
        node.textContent = name
        node.style.left = `${(100 * from) / classes}%`
        node.style.width = `${(100 * (to - from)) / classes}%`
        return node
      }),
    )
    for (const node of this.groups.children) {
      // A name that has no room is left out: the line between groups stays.
      if (node.scrollWidth > node.clientWidth) node.textContent = ''
    }
  }

  private placeRing(): void {
    if (this.geometry === null) return
    const { scale, margin, cell } = this.geometry
    const size = Math.max(LEAST_RING, cell / scale)
    const middle = (at: number) => (margin + (at + 0.5) * cell) / scale - size / 2
    const { style } = this.cell
    style.width = style.height = `${size}px`
    style.transform = `translate(${middle(this.place.j)}px, ${middle(this.place.i)}px)`
    this.groups.style.marginLeft = `${margin / scale}px`
  }

  private go(place: GramPlace, byKeys: boolean): void {
    this.place = place
    this.placeRing()
    this.nameCell()
    this.onCell(this, byKeys)
  }

  /** Of K² cells one is there for who listens: that which is pointed at, with its place in the whole. */
  private nameCell(): void {
    this.row.setAttribute('aria-rowindex', String(this.place.i + 1))
    this.cell.setAttribute('aria-colindex', String(this.place.j + 1))
    this.cell.setAttribute('aria-label', this.reading().replaceAll('_', ' '))
  }

  private listen(): void {
    const point = (event: PointerEvent): void => {
      const found = this.placeAt(event)
      if (found !== null && (found.i !== this.place.i || found.j !== this.place.j || event.type === 'pointerdown')) this.go(found, false)
    }
    this.board.addEventListener('pointermove', point)
    this.board.addEventListener('pointerdown', point)
    this.cell.addEventListener('focus', () => this.go(this.place, true))
    this.cell.addEventListener('keydown', (event) => {
      const next = this.placeAfter(event)
      if (next === null) return
      event.preventDefault()
      this.go(next, true)
    })
  }

  private placeAt({ clientX, clientY }: PointerEvent): GramPlace | null {
    if (this.geometry === null || this.shown === null) return null
    const { scale, margin, cell } = this.geometry
    const { left, top } = this.board.getBoundingClientRect()
    const [i, j] = [clientY - top, clientX - left].map((at) => Math.floor((at * scale - margin) / cell))
    const K = this.shown.props.classes
    return i >= 0 && j >= 0 && i < K && j < K ? { i, j } : null
  }

  /** Arrows go to the next cell, Home and End along the row, with Ctrl to the corners, Page keys to the next group. */
  private placeAfter({ key, ctrlKey, altKey, metaKey }: KeyboardEvent): GramPlace | null {
    if (this.shown === null || altKey || metaKey) return null
    const last = this.shown.props.classes - 1
    const { i, j } = this.place
    const held = (at: number) => Math.max(0, Math.min(last, at))
    const starts = this.shown.props.groups.map(({ from }) => from)
    switch (key) {
      case 'ArrowUp':
        return { i: held(i - 1), j }
      case 'ArrowDown':
        return { i: held(i + 1), j }
      case 'ArrowLeft':
        return { i, j: held(j - 1) }
      case 'ArrowRight':
        return { i, j: held(j + 1) }
      case 'Home':
        return { i: ctrlKey ? 0 : i, j: 0 }
      case 'End':
        return { i: ctrlKey ? last : i, j: last }
      case 'PageUp':
        return { i: starts.findLast((from) => from < i) ?? 0, j }
      case 'PageDown':
        return { i: starts.find((from) => from > i) ?? last, j }
      default:
        return null
    }
  }
}

/** Which class a row is. */
function classOf({ selection }: GramProps): (row: number) => number {
  return (row) => selection?.classes[row] ?? row
}

/** Classes counted from 1, of which not all are shown: from the first to the last. */
function spanOf(classes: readonly number[]): string {
  const [first, last] = [Math.min(...classes) + 1, Math.max(...classes) + 1]
  return first === last ? String(first) : `${first} to ${last}`
}

/** The classes of each stretch of places that have merged with those before them. */
function mergedRuns(marks: Uint8Array, order: readonly number[]): number[][] {
  const runs: number[][] = []
  marks.forEach((mark, i) => {
    if (mark !== 1) return
    if (marks[i - 1] === 1) runs[runs.length - 1].push(order[i])
    else runs.push([order[i - 1], order[i]])
  })
  return runs
}
