import { Component, type ReactNode } from 'react'
import { sentenceOf } from '../lib/errors.ts'

/** Shows a sentence and a way out where a component failed, instead of an empty page. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { failure: string | null }> {
  override state = { failure: null as string | null }

  static getDerivedStateFromError(error: unknown) {
    return { failure: sentenceOf(error) }
  }

  override render() {
    if (this.state.failure === null) return this.props.children
    return (
      <main className="failure" role="alert">
        <h1>Something went wrong</h1>
        <p>The page could not go on: {this.state.failure}</p>
        <p>
          Loading it again shows the same experiment; <a href="?">starting afresh</a> shows the opening one.
        </p>
        <button type="button" className="button" onClick={() => window.location.reload()}>
          Load again
        </button>
      </main>
    )
  }
}
