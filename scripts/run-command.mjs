import { spawn } from 'node:child_process'

/**
 * @typedef {object} Outcome
 * @property {boolean} ok whether the command ended by itself with status 0
 * @property {string} output what it wrote; empty where it wrote to the screen
 */

/**
 * Runs a command without input; never throws.
 * @param {string} command
 * @param {string[]} args
 * @param {{ seconds?: number, quiet?: boolean, env?: NodeJS.ProcessEnv }} [options] time limit, none by default;
 *   `quiet` collects the output in place of showing it; `env` is added to the environment
 * @returns {Promise<Outcome>}
 */
export function runCommand(command, args, { seconds, quiet = false, env = {} } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      stdio: ['ignore', quiet ? 'pipe' : 'inherit', quiet ? 'pipe' : 'inherit'],
      env: { ...process.env, ...env },
      timeout: seconds === undefined ? undefined : 1000 * seconds,
    })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (text) => {
        output += text
      })
    }
    child.on('error', (error) => resolve({ ok: false, output: error.message }))
    // Not 'close': a grandchild that outlives the command may hold the pipes open.
    child.on('exit', (status) => resolve({ ok: status === 0, output }))
  })
}
