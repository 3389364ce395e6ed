/**
 * A shader's text without the branches of its conditions (#if and its like) that are never read while some macros are
 * never defined; conditions that those macros do not settle stay as they are.
 * @param {string} glsl
 * @param {ReadonlySet<string>} never macros that are never defined, or are the number 0
 */
export function settledConditions(glsl, never) {
  /** @type {string[]} */
  const kept = []
  /** @type {{ isInside: boolean, isShown: boolean, isDone: boolean, isWritten: boolean }[]} */
  const open = []
  for (const line of glsl.split('\n')) {
    const [, kind, condition = ''] = /^\s*#(ifdef|ifndef|if|elif|else|endif)\b(.*)$/.exec(line) ?? []
    const isShown = open.at(-1)?.isShown ?? true
    if (kind === undefined) {
      if (isShown) kept.push(line)
      continue
    }
    const value = valueOf(kind, condition, never)
    if (kind === 'endif') {
      if (open.pop()?.isWritten) kept.push(line)
    } else if (kind.startsWith('if')) {
      const isWritten = isShown && value === null
      if (isWritten) kept.push(line)
      open.push({ isInside: isShown, isShown: isShown && value !== false, isDone: value === true, isWritten })
    } else nextBranch(line, value)
  }
  return kept.join('\n')

  /**
   * @param {string} line
   * @param {boolean | null} value
   */
  function nextBranch(line, value) {
    const chain = open[open.length - 1]
    chain.isShown = chain.isInside && !chain.isDone && value !== false
    if (!chain.isShown) return
    if (chain.isWritten) kept.push(value === true ? '#else' : line)
    else if (value === null) {
      kept.push(line.replace('elif', 'if'))
      chain.isWritten = true
    }
    chain.isDone = value === true
  }
}

/**
 * Whether a condition holds; null where that is open.
 * @param {string} kind
 * @param {string} condition
 * @param {ReadonlySet<string>} never
 */
function valueOf(kind, condition, never) {
  const isNever = never.has(condition.trim())
  if (kind === 'else') return true
  if (kind === 'ifdef') return isNever ? false : null
  if (kind === 'ifndef') return isNever ? true : null
  const flat = condition.replace(/\(\s*(\w+(?: > 0)?)\s*\)/g, ' $1 ')
  // What is still in parentheses is left to the compiler.
  if (/[()]/.test(flat)) return null
  return some(flat.split('||').map((part) => not(some(part.split('&&').map((atom) => not(atomValue(atom, never)))))))
}

/**
 * @param {string} atom `defined X`, `! defined X`, `X > 0` or what is not told here
 * @param {ReadonlySet<string>} never
 */
function atomValue(atom, never) {
  const [, negation, defined, number] = /^\s*(?:(!)?\s*defined\s+(\w+)|(\w+) > 0)\s*$/.exec(atom) ?? []
  return never.has(defined ?? number) ? negation === '!' : null
}

/** @param {boolean | null} value */
function not(value) {
  return value === null ? null : !value
}

/** @param {(boolean | null)[]} values */
function some(values) {
  return values.includes(true) ? true : values.includes(null) ? null : false
}
