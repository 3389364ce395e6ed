import { createRoot } from 'react-dom/client'
import { App } from './ui/app.tsx'
import './ui/css/index.css'
import { ErrorBoundary } from './ui/error-boundary.tsx'
import { PageProvider } from './ui/page-context.tsx'
import { createPage } from './ui/page.ts'
import { themeCss } from './ui/theme-css.ts'

const root = document.getElementById('root')
if (root === null) throw new Error('the page has no place for the app')

// Not a style element: the page's security policy allows none.
const theme = new CSSStyleSheet()
theme.replaceSync(themeCss())
document.adoptedStyleSheets.push(theme)
createRoot(root).render(
  <ErrorBoundary>
    <PageProvider value={createPage(window)}>
      <App />
    </PageProvider>
  </ErrorBoundary>,
)
