import fc from 'fast-check'
import { expect, test } from 'vitest'
import { settledConditions } from './settled-conditions.mjs'

const never = new Set(['NEVER', 'NONE'])

test('branches that are never read go, and a condition that stays begins with #if', () => {
  const glsl = ['a', '#if defined( NEVER ) && MAYBE', 'b', '#elif defined( MAYBE )', 'c', '#else', 'd', '#endif', 'e']
  expect(settledConditions(glsl.join('\n'), never).split('\n')).toEqual(['a', '#if defined( MAYBE )', 'c', '#else', 'd', '#endif', 'e'])
})

test('what stands in a condition alone leaves nothing', () => {
  expect(settledConditions('#ifdef NEVER\n#ifdef MAYBE\na\n#else\nb\n#endif\n#endif', never)).toBe('')
  expect(settledConditions('#if ( NEVER > 0 ) || defined( NONE )\na\n#endif', never)).toBe('')
})

test('what a compiler reads stays the same, whatever else is defined', () => {
  fc.assert(
    fc.property(program(3), fc.subarray(['A', 'B', 'C']), (lines, defined) => {
      const before = lines.join('\n')
      expect(read(settledConditions(before, never), defined)).toEqual(read(before, defined))
    }),
  )
})

const atom = fc
  .tuple(fc.constantFrom('defined( % )', '! defined( % )', '% > 0', '( % > 0 )'), fc.constantFrom('A', 'B', 'C', 'NEVER', 'NONE'))
  .map(([form, name]) => form.replace('%', name))
const expression = fc
  .array(fc.array(atom, { minLength: 1, maxLength: 3 }).map((atoms) => atoms.join(' && ')), { minLength: 1, maxLength: 3 })
  .map((parts) => parts.join(' || '))

/** Lines of text, some of them in conditions, one in another. */
function program(depth: number): fc.Arbitrary<string[]> {
  const text = fc.constantFrom('one', 'two', 'three').map((word) => [word])
  if (depth === 0) return text
  const inner = program(depth - 1)
  const head = fc.oneof(expression.map((e) => `#if ${e}`), fc.constantFrom('#ifdef NEVER', '#ifndef NEVER', '#ifdef A', '#ifndef B'))
  const chain = fc
    .record({ head, body: inner, others: fc.array(fc.tuple(expression, inner), { maxLength: 2 }), last: fc.option(inner) })
    .map(({ head: first, body, others, last }) => [
      first,
      ...body,
      ...others.flatMap(([e, lines]) => [`#elif ${e}`, ...lines]),
      ...(last === null ? [] : ['#else', ...last]),
      '#endif',
    ])
  return fc.array(fc.oneof(text, chain), { maxLength: 3 }).map((parts) => parts.flat())
}

/** What a preprocessor leaves, which knows every macro: those defined are 1. */
function read(glsl: string, defined: readonly string[]): string[] {
  const holds = (condition: string) =>
    condition.split('||').some((part) =>
      part.split('&&').every((one) => defined.includes(/[A-Z]+/.exec(one)?.[0] ?? '') !== one.includes('!')),
    )
  const left: string[] = []
  const open: { isRead: boolean; wasRead: boolean }[] = []
  for (const line of glsl.split('\n').filter((one) => one !== '')) {
    const [, kind, condition = ''] = /^#(ifdef|ifndef|if|elif|else|endif)(.*)$/.exec(line) ?? []
    const chain = open[open.length - 1]
    if (kind === undefined) {
      if (open.every(({ isRead }) => isRead)) left.push(line)
    } else if (kind === 'endif') open.pop()
    else if (kind === 'else' || kind === 'elif') {
      chain.isRead = !chain.wasRead && (kind === 'else' || holds(condition))
      chain.wasRead ||= chain.isRead
    } else {
      const isRead = holds(kind === 'ifndef' ? `! ${condition}` : condition)
      open.push({ isRead, wasRead: isRead })
    }
  }
  return left
}
