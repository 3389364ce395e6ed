import { expect, test } from 'playwright/test'
import { chromiumArguments, chromiumPath } from '../scripts/browser.mjs'

// The loops are the engine here: what is tested is the comparison, and it takes a second run.
test.use({
  launchOptions: {
    args: chromiumArguments.filter((argument) => !argument.includes('webgpu')),
    executablePath: chromiumPath(),
  },
})

test('the trust panel names the engine, the invariants and the theory, and calls the referee', async ({ page }) => {
  await page.goto('.')
  await expect(page.getByTestId('status')).toHaveAttribute('data-phase', 'rest')
  await page.getByRole('button', { name: /Running on the processor/ }).click()
  const panel = page.getByRole('dialog', { name: 'Can these numbers be trusted?' })
  await expect(panel).toContainText('float64 loops')
  await expect(panel).toContainText('double, 16 digits')
  await expect(panel).toContainText('theorem')
  // Equal decays and cross-entropy: both laws hold, and the drift is a small number.
  await expect(panel).not.toContainText('Not defined here')
  await panel.getByRole('button', { name: 'Compare with the referee' }).click()
  const found = panel.getByTestId('referee').getByRole('status')
  await expect(found).toContainText(/^Largest relative difference (0\.00\d+|\d(\.\d)?·?10⁻[³⁴⁵⁶⁷]|\d\.\d·10⁻[³⁴⁵⁶⁷]), at t = .*101 moments/)
  await page.keyboard.press('Escape')
  await expect(panel).toBeHidden()
  await expect(page.getByRole('button', { name: /Running on the processor/ })).toBeFocused()
})
