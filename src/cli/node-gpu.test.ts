import { expect, test } from 'vitest'
import { openNodeGPU } from './node-gpu.ts'

test('a package that is not there is named, with how to install it', async () => {
  await expect(openNodeGPU('no-such-package-anywhere')).rejects.toMatchObject({
    exitCode: 1,
    message: expect.stringMatching(/no-such-package-anywhere is not installed\. Install it with npm install --no-save webgpu@/),
  })
})
