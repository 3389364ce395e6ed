import { expect, it } from 'vitest'
import { models } from '../model/registry.ts'
import { modelWords } from './model-words.ts'

it('parts a name from its papers', () => {
  expect(modelWords({ name: 'Weight decay (Zhu et al. 2021; deep: Dang et al. 2023)' })).toEqual({
    name: 'Weight decay',
    papers: 'Zhu et al. 2021; deep: Dang et al. 2023',
  })
  expect(modelWords({ name: 'Something of ours' })).toEqual({ name: 'Something of ours', papers: '' })
})

it('leaves every model a name of its own that fits the panel', () => {
  const names = models.map((model) => modelWords(model).name)
  expect(new Set(names).size).toBe(models.length)
  // 17 rem of 0.875 rem type hold about 30 letters.
  for (const name of names) expect(name.length).toBeLessThan(30)
})
