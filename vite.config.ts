import react from '@vitejs/plugin-react'
import { playwright } from '@vitest/browser-playwright'
import { defineConfig } from 'vitest/config'
import packageJson from './package.json' with { type: 'json' }
import { chromiumArguments, chromiumPath } from './scripts/browser.mjs'
import { securePage } from './scripts/content-security-policy.mjs'
import { leanThree } from './scripts/lean-three.mjs'
import { onlyEnglish } from './scripts/only-english.mjs'
import { publishSchema } from './scripts/publish-schema.mjs'
import { workOffline } from './scripts/work-offline.mjs'

/** A GPU test runs inside a real browser; everything else runs in Node. */
const gpuTests = 'src/**/*.gpu.test.ts'

export default defineConfig({
  // Relative addresses, so that the built site works from any sub-path.
  base: './',
  plugins: [react(), onlyEnglish(), leanThree(), publishSchema(), securePage(), workOffline()],
  define: { 'import.meta.env.VITE_VERSION': JSON.stringify(packageJson.version) },
  worker: { format: 'es' },
  // The worker and the scene are loaded late; found late, they would make the first visit load twice.
  optimizeDeps: {
    include: [
      '@tensorflow/tfjs-core',
      '@tensorflow/tfjs-backend-webgpu/dist/backend_webgpu',
      '@tensorflow/tfjs-backend-webgpu/dist/kernels/BatchMatMul',
      '@tensorflow/tfjs-backend-webgpu/dist/webgpu_util',
      'three',
      'three/addons/controls/OrbitControls.js',
      'three/addons/lines/LineMaterial.js',
      'three/addons/lines/LineSegments2.js',
      'three/addons/lines/LineSegmentsGeometry.js',
      'uplot',
    ],
  },
  build: {
    target: 'esnext',
    chunkSizeWarningLimit: 1500,
    // What each late part needs stands in the first script, 1.7 kB of it; only the scene is waited for. Styles must be named.
    modulePreload: {
      resolveDependencies: (file, needs, { hostType }) =>
        hostType === 'html' || file.includes('/scene-') ? needs : needs.filter((need) => need.endsWith('.css')),
    },
  },
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'node',
          include: ['{src,scripts,bench}/**/*.test.{ts,tsx}'],
          exclude: [gpuTests],
          environment: 'node',
          // Patience for a slow machine; no test is decided by time.
          testTimeout: 120_000,
          hookTimeout: 120_000,
          expect: { poll: { timeout: 60_000 } },
          setupFiles: ['scripts/property-seed.mjs'],
        },
      },
      {
        extends: true,
        test: {
          name: 'gpu',
          include: [gpuTests],
          testTimeout: 120_000,
          // One page at a time: software WebGPU has a single process.
          fileParallelism: false,
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({
              launchOptions: { args: chromiumArguments, executablePath: chromiumPath() },
            }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
    ],
  },
})
