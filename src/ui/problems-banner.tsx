import { IconButton } from './icon-button.tsx'
import { useFacts, usePage } from './page-context.tsx'

/** What of a link could not be used, and what is shown instead. */
export function ProblemsBanner() {
  const { actions } = usePage()
  const problems = useFacts((state) => state.problems)
  if (problems.length === 0) return null
  return (
    <div className="panel banner" role="alert">
      <div>
        <p className="banner-title">Not everything in this link could be used</p>
        <ul>
          {problems.map((problem) => (
            <li key={problem}>{problem}</li>
          ))}
        </ul>
      </div>
      <IconButton icon="close" label="Close" onPress={actions.dismissProblems} />
    </div>
  )
}
