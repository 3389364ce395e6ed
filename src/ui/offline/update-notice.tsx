import { useState } from 'react'
import { Button } from 'react-aria-components'
import { askToTakeOver } from '../../worker/take-over.ts'
import { useFacts, usePage } from '../page-context.tsx'

/** Says that a new version waits, and takes it at the reader's wish; slides that embed the page are left alone. */
export function UpdateNotice() {
  const { store } = usePage()
  const isEmbedded = useFacts(({ view }) => view.embed !== null)
  const [others, setOthers] = useState(0)
  if (isEmbedded) return null
  const reload = async () => setOthers(await openNewVersion())
  return (
    <div className="status-line update-notice" role="status">
      <span>
        A new version is ready; it opens with the next visit.
        {others > 0 && ` ${others === 1 ? 'Another page' : `${others} other pages`} of the old one must be closed first.`}
      </span>
      <Button className="engine-button" onPress={() => void reload()}>
        Reload
      </Button>
      <Button className="engine-button" onPress={() => store.setState({ isUpdateReady: false })}>
        Later
      </Button>
    </div>
  )
}

/** Reloads the page with the new version, unless others of the old one are open; returns how many. */
async function openNewVersion(): Promise<number> {
  const registration = await navigator.serviceWorker.getRegistration()
  // Another page has let it take over already.
  if (!registration?.waiting) {
    location.reload()
    return 0
  }
  navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true })
  return askToTakeOver(registration.waiting)
}
