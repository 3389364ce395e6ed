import { describe, expect, test } from 'vitest'
import { getBrowser } from './get-browser.mjs'

const playwrightBrowser = '/cache/chrome'
const systemBrowser = '/usr/bin/chromium'

interface Setup {
  /** Files that are there at the start. */
  files?: string[]
  /** Programs that are there but do not start. */
  broken?: string[]
  platform?: string
  isRoot?: boolean
  /** What commands do: files they add, programs they mend; a command without an entry fails. */
  effects?: Record<string, { adds?: string; mends?: string }>
}

/** A machine that knows commands by a word of theirs, with the words it saw and the lines it said. */
function machineWith({ files = [], broken = [], platform = 'linux', isRoot = true, effects = {} }: Setup) {
  const present = new Set(files)
  const failing = new Set(broken)
  const ran: string[] = []
  const said: string[] = []
  return {
    ran,
    said,
    machine: {
      candidates: () => ['/from/environment', playwrightBrowser, systemBrowser],
      exists: (path: string) => present.has(path),
      say: (line: string) => said.push(line),
      playwrightBrowser,
      platform,
      isRoot,
      run: async (command: string, args: string[]) => {
        if (args[0] === '--version') return { ok: present.has(command) && !failing.has(command), output: '' }
        const line = [command, ...args].join(' ')
        ran.push(line)
        const effect = Object.entries(effects).find(([words]) => line.includes(words))?.[1]
        if (effect?.adds !== undefined) present.add(effect.adds)
        if (effect?.mends !== undefined) failing.delete(effect.mends)
        return { ok: effect !== undefined, output: effect === undefined ? 'Error: no such host\n' : '' }
      },
    },
  }
}

const apt = '/usr/bin/apt-get'

describe('a browser that is there', () => {
  test('is taken in the order of the candidates, and nothing is installed or said', async () => {
    const { machine, ran, said } = machineWith({ files: [systemBrowser, playwrightBrowser, apt] })
    expect(await getBrowser(machine)).toBe(playwrightBrowser)
    expect([ran, said]).toEqual([[], []])
  })

  test('is passed over where it does not start', async () => {
    const files = ['/from/environment', systemBrowser]
    expect(await getBrowser(machineWith({ files, broken: ['/from/environment'] }).machine)).toBe(systemBrowser)
  })

  test('is not started for a check on Windows', async () => {
    const { machine } = machineWith({ files: [systemBrowser], broken: [systemBrowser], platform: 'win32' })
    expect(await getBrowser(machine)).toBe(systemBrowser)
  })
})

describe('no browser', () => {
  test("Playwright's installer comes first", async () => {
    const { machine, ran, said } = machineWith({ files: [apt], effects: { 'install --no-shell': { adds: playwrightBrowser } } })
    expect(await getBrowser(machine)).toBe(playwrightBrowser)
    expect(ran).toHaveLength(1)
    expect(said).toHaveLength(1)
  })

  test('a downloaded browser that lacks libraries gets them', async () => {
    const effects = { 'install --no-shell': { adds: playwrightBrowser }, 'install-deps': { mends: playwrightBrowser } }
    const { machine, said } = machineWith({ files: [apt], broken: [playwrightBrowser], effects })
    expect(await getBrowser(machine)).toBe(playwrightBrowser)
    expect(said).toHaveLength(2)
  })

  test('where the download fails, root asks apt-get for chromium, and the reason is said', async () => {
    const effects = { 'apt-get update': {}, 'apt-get install': { adds: systemBrowser } }
    const { machine, ran, said } = machineWith({ files: [apt], effects })
    expect(await getBrowser(machine)).toBe(systemBrowser)
    expect(ran.slice(1)).toEqual([
      'env DEBIAN_FRONTEND=noninteractive apt-get update',
      'env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends chromium',
    ])
    expect(said[1]).toBe('  Not possible: Error: no such host')
  })

  test('another user does so by sudo where it asks for no password', async () => {
    const effects = { 'sudo -n true': {}, 'apt-get update': {}, 'apt-get install': { adds: systemBrowser } }
    const { machine, ran } = machineWith({ files: [apt], isRoot: false, effects })
    expect(await getBrowser(machine)).toBe(systemBrowser)
    expect(ran.at(-1)).toMatch(/^sudo -n env .* chromium$/)
  })

  test.each([
    ['without the right to use apt-get', { files: [apt], isRoot: false }],
    ['without apt-get', {}],
    ['where apt-get fails', { files: [apt] }],
    ['on macOS', { files: [apt], platform: 'darwin' }],
  ])('%s a sentence says what to install', async (_name, setup) => {
    await expect(getBrowser(machineWith(setup).machine)).rejects.toThrow(/Install Chromium or Chrome .* PLAYWRIGHT_CHROMIUM_PATH/)
  })
})
