import { Component, type ReactNode } from 'react'
import { sentenceOf } from '../../lib/errors.ts'

interface DrawerBoundaryProps {
  readonly children: ReactNode
  /** What it holds: 'The curves'. */
  readonly name: string
  /** Makes what failed anew. */
  readonly onRetry: () => void
}

/** Keeps a failure of a part of the page in that part, with a way to try again. */
export class DrawerBoundary extends Component<DrawerBoundaryProps, { failure: string | null }> {
  override state = { failure: null as string | null }

  static getDerivedStateFromError(error: unknown) {
    return { failure: sentenceOf(error) }
  }

  override render() {
    if (this.state.failure === null) return this.props.children
    const retry = () => {
      this.props.onRetry()
      this.setState({ failure: null })
    }
    return (
      <div className="drawer-wait" role="alert">
        <p>
          {this.props.name} could not be shown: {this.state.failure}
        </p>
        <button type="button" className="button" onClick={retry}>
          Try again
        </button>
      </div>
    )
  }
}
