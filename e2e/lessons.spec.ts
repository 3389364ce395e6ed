import { AxeBuilder } from '@axe-core/playwright'
import { expect, test } from 'playwright/test'
import { opening } from '../src/lessons/opening.ts'
import { labPage, onTheProcessor } from './lab-page.ts'

test.use(onTheProcessor)

const own = {
  version: 1,
  key: 'mine',
  title: 'A lesson of mine',
  summary: 'One step.',
  sources: [],
  steps: [{ title: 'Only <b>this</b>', link: 'K=3&KB=0&t=50', text: 'There are {parameter.classes|integer} classes, $\\cos = {theory.majorityMeanCosine|2}$.' }],
}

test('a lesson is told from its list to its last step, and left', async ({ page }) => {
  const { sentence, slider } = labPage(page)
  const lesson = page.getByRole('region', { name: 'Lesson', exact: true })
  const fragment = () => new URL(page.url()).hash
  const at = (step: number) => lesson.getByRole('heading', { name: opening.steps[step - 1].title })
  await page.goto('.')
  await page.getByRole('button', { name: 'Lessons' }).click()
  await page.getByRole('button', { name: new RegExp(`^${opening.title}`) }).click()
  await expect(at(1)).toBeVisible()
  expect(fragment()).toBe('#lesson=opening,1')

  // Its numbers come, its question is answered, and what it points at is ringed.
  await expect(lesson.locator('.live-number').first()).toHaveText(/\d/)
  await expect(page.locator('[data-pointed]')).toHaveCount(1)
  const { question } = opening.steps[0]
  await lesson.getByRole('button', { name: question?.options[question.answer] ?? '' }).click()
  await expect(lesson.getByRole('status')).not.toBeEmpty()
  const { violations } = await new AxeBuilder({ page }).include('.lesson').analyze()
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([])

  // On with the button, the keys and the browser; first to the answer where a question is open.
  await lesson.getByRole('button', { name: 'Next' }).click()
  await expect(at(2)).toBeVisible()
  for (let step = 2; step < opening.steps.length; step++) {
    if (opening.steps[step - 1].question !== undefined) {
      await page.keyboard.press('PageDown')
      await expect(lesson.getByRole('status')).not.toBeEmpty()
    }
    await page.keyboard.press('PageDown')
    await expect(at(step + 1)).toBeVisible()
    expect(fragment()).toBe(`#lesson=opening,${step + 1}`)
  }
  await expect(lesson.getByRole('link').first()).toHaveAttribute('href', /^https:/)
  await page.keyboard.press('PageUp')
  await expect(at(opening.steps.length - 1)).toBeVisible()
  await page.goBack()
  await expect(at(opening.steps.length)).toBeVisible()

  // What the reader changes is in the link beside the step, and nothing is left of the lesson once it is closed.
  await slider('classes').press('ArrowRight')
  await expect.poll(fragment).toMatch(/K=\d.*lesson=opening,/)
  await lesson.getByRole('button', { name: 'Close the lesson' }).click()
  await expect(lesson).toHaveCount(0)
  expect(fragment()).not.toContain('lesson')
  await expect(sentence).toBeVisible()
})

test('a lesson of one’s own is opened from a file, and a bad one says what is wrong', async ({ page }) => {
  const lesson = page.getByRole('region', { name: 'Lesson', exact: true })
  const file = (data: unknown) => ({ name: 'mine.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(data)) })
  const openFile = async (data: unknown) => {
    const chooser = page.waitForEvent('filechooser')
    await page.getByRole('button', { name: 'Open your own…' }).click()
    await (await chooser).setFiles(file(data))
  }
  await page.goto('.')
  await page.getByRole('button', { name: 'Lessons' }).click()
  await openFile({ ...own, steps: [{ ...own.steps[0], link: 'K=3.5' }] })
  await expect(page.getByRole('alert')).toContainText('steps[0].link: ')
  await openFile(own)
  await expect(lesson.getByRole('heading', { name: 'Only <b>this</b>' })).toBeVisible()
  await expect(lesson).toContainText('There are 3 classes')
  await expect(lesson.locator('math')).toContainText('0.50')
  expect(new URL(page.url()).hash).toBe('#lesson=own,1')
})
