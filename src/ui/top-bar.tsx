import { themes, type Theme } from '../experiment/view.ts'
import { Choice, type Option } from './choice.tsx'
import { CompareButton } from './compare/compare-button.tsx'
import { CopyLink } from './copy-link.tsx'
import { IconButton } from './icon-button.tsx'
import { useFacts, usePage } from './page-context.tsx'
import { PageTabs } from './page-tabs.tsx'
import { PictureMenu } from './picture-menu.tsx'

const themeWords: Readonly<Record<Theme, Omit<Option, 'value'>>> = {
  system: { label: 'As the system has it', icon: 'system' },
  light: { label: 'Light', icon: 'light' },
  dark: { label: 'Dark', icon: 'dark' },
  projector: { label: 'Projector', description: 'Large type, heavy lines, few words', icon: 'projector' },
}
const themeOptions = themes.map((value): Option => ({ value, ...themeWords[value] }))

/** The product's name, and what concerns the page as a whole. */
export function TopBar({ onHelp, onShare }: { onHelp: () => void; onShare: () => void }) {
  const { actions } = usePage()
  const theme = useFacts((state) => state.view.theme)
  return (
    <header className="top-bar">
      <h1>
        <img src="./icon.svg" alt="" />
        <span>Neural Collapse Lab</span>
      </h1>
      <PageTabs />
      <div className="button-row">
        <CompareButton />
        <CopyLink />
        <IconButton icon="share" label="Share: link, code, file, embed, cite" onPress={onShare} />
        <PictureMenu />
        <Choice
          form="icon"
          label="Theme"
          options={themeOptions}
          value={theme}
          onChange={(value) => actions.setTheme(value as Theme)}
        />
        <IconButton icon="present" label="Present" shortcut="F" className="present-button" onPress={() => actions.setPresenting(true)} />
        <IconButton icon="help" label="What is this?" shortcut="?" onPress={onHelp} />
      </div>
    </header>
  )
}
