/** A lesson: plain data, the same for those of the page and for a lecturer's own file. */
export interface Lesson {
  readonly version: 1
  /** Short and readable, for a link: 'layer-peeled'. */
  readonly key: string
  readonly title: string
  /** One or two sentences: what it is about. */
  readonly summary: string
  readonly sources: readonly LessonSource[]
  /** 1 to MAX_STEPS. */
  readonly steps: readonly Step[]
}

/** A paper or page that a lesson draws on. */
export interface LessonSource {
  /** Authors, title, year. */
  readonly text: string
  /** An https address. */
  readonly url: string
}

/** A step: something to see, something pointed at, and a few sentences. */
export interface Step {
  readonly title: string
  /** What a link holds after '#': experiment, view and moment. */
  readonly link: string
  /** Plays on from the link's moment. Without it a step stays there; one whose link names none plays from the start. */
  readonly play?: boolean
  /** What is pointed at, as in `pointerOf`. */
  readonly point?: string
  /** Two to four sentences in the language of `parseText`. */
  readonly text: string
  readonly question?: Question
  /** For the speaker; hidden unless asked for. Plain text. */
  readonly notes?: string
}

/** Something to predict before it is told. */
export interface Question {
  readonly ask: string
  readonly options: readonly string[]
  /** Index of the right option, from 0. */
  readonly answer: number
  /** What is told after the choice, in the language of `parseText`. */
  readonly reveal: string
}
