import { IconButton } from './icon-button.tsx'
import { useFacts, usePage } from './page-context.tsx'

/** What of a link or an edit could not be used, and what is used instead. */
export function ProblemsBanner() {
  const { actions } = usePage()
  const problems = useFacts((state) => state.problems)
  if (problems.length === 0) return null
  return (
    <div className="panel banner" role="alert">
      <ul>
        {problems.map((problem) => (
          <li key={problem}>{problem}</li>
        ))}
      </ul>
      <IconButton icon="close" label="Close" onPress={actions.dismissProblems} />
    </div>
  )
}
