import { OrthographicCamera, Scene as Space, WebGLRenderer } from 'three'
import { UserError } from '../lib/errors.ts'
import { createBackdropPass } from './backdrop-pass.ts'
import { createCameraRig } from './camera-rig.ts'
import { createCellsPass } from './cells-pass.ts'
import { createClassifiersPass } from './classifiers-pass.ts'
import { contentOf } from './content.ts'
import type { Content } from './content.ts'
import { createEdgesPass } from './edges-pass.ts'
import { createGhostPass } from './ghost-pass.ts'
import { labelFont } from './label-textures.ts'
import { createLabelsPass } from './labels-pass.ts'
import { createLight } from './light.ts'
import { createMeansPass } from './means-pass.ts'
import type { Pass } from './pass.ts'
import { createPicker } from './picker.ts'
import type { CameraView, Scene } from './props.ts'
import { sameProps } from './same-props.ts'
import { createSamplesPass } from './samples-pass.ts'
import { createSpherePass } from './sphere-pass.ts'
import { createTouchPass } from './touch-pass.ts'
import { createTrailsPass } from './trails-pass.ts'
import { createVanishedPass } from './vanished-pass.ts'

/**
 * Builds the scene on a canvas; throws UserError where the browser gives no WebGL.
 * @param isOnGround false for a picture without a ground, which shows what lies below the canvas
 */
export function createScene(canvas: HTMLCanvasElement, isOnGround = true): Scene {
  const renderer = createRenderer(canvas, !isOnGround)
  const space = new Space()
  const overlay = new Space()
  const overlayCamera = new OrthographicCamera(-1, 1, 1, -1, -1, 1)
  const cameraListeners = new Set<(camera: CameraView, atRest: boolean) => void>()
  const dueListeners = new Set<() => void>()
  const rig = createCameraRig(canvas, (atRest) => {
    due()
    for (const listener of cameraListeners) listener(rig.view(), atRest)
  })
  const light = createLight(space, rig.camera)
  const viewpoint = { camera: rig.camera, width: 0, height: 0, pixelRatio: 1, room: { x: 0, y: 0, width: 0, height: 0 } }
  const grounds = isOnGround ? [createBackdropPass()] : []
  const fixed = [...grounds, createSpherePass(), createEdgesPass(), createTrailsPass(), createSamplesPass(), createTouchPass()]
  for (const pass of fixed) space.add(pass.object)
  const picker = createPicker(viewpoint, () => content)
  let sized: SizedPasses | null = null
  let content: Content | null = null
  let contentChanged = false
  let changed = false
  let drawings = 0
  let sizeKey = ''

  function due(): void {
    changed = true
    for (const listener of dueListeners) listener()
  }
  function update(shown: Content): void {
    if (sized?.K !== shown.K) {
      sized?.dispose()
      sized = createSizedPasses(shown.K, space, overlay)
    }
    light.update(shown)
    for (const pass of fixed) pass.update(shown)
    for (const pass of sized.passes) pass.update(shown)
  }
  function draw(): void {
    rig.camera.updateMatrixWorld()
    light.look()
    for (const pass of fixed) pass.look?.(viewpoint)
    for (const pass of sized?.passes ?? []) pass.look?.(viewpoint)
    renderer.clear()
    renderer.render(space, rig.camera)
    renderer.render(overlay, overlayCamera)
    drawings++
  }
  const onRestored = (): void => due()
  canvas.addEventListener('webglcontextrestored', onRestored)
  void document.fonts.load(labelFont(20)).then(() => {
    sized?.forgetText()
    due()
  })

  return {
    setProps(props) {
      rig.setDamping(!props.reducedMotion)
      if (content !== null && sameProps(content.props, props)) return changed
      content = contentOf(props, content)
      contentChanged = true
      return (changed = true)
    },
    render() {
      rig.settle()
      // Nothing would be seen; once the context is restored all is drawn anew.
      if (renderer.getContext().isContextLost()) return false
      if (!changed || content === null || viewpoint.width === 0 || viewpoint.height === 0) return false
      if (contentChanged) update(content)
      contentChanged = false
      changed = false
      draw()
      return true
    },
    drawings: () => drawings,
    resize(width, height, pixelRatio, room = { x: 0, y: 0, width, height }) {
      const key = [width, height, pixelRatio, room.x, room.y, room.width, room.height].join(' ')
      if (key === sizeKey) return
      sizeKey = key
      Object.assign(viewpoint, { width, height, pixelRatio, room })
      Object.assign(overlayCamera, { left: -width / 2, right: width / 2, top: height / 2, bottom: -height / 2 })
      overlayCamera.updateProjectionMatrix()
      renderer.setPixelRatio(pixelRatio)
      renderer.setSize(width, height, false)
      rig.resize(width, height, room)
      changed = true
    },
    setCamera(view) {
      rig.setView(view)
      changed = true
    },
    camera: rig.view,
    markAt: picker.at,
    labelAt: (x, y) => sized?.labelAt(x, y) ?? null,
    placeOf: picker.placeOf,
    displacement: picker.displacement,
    onCamera: (listener) => subscribe(cameraListeners, listener),
    onDue: (listener) => subscribe(dueListeners, listener),
    destroy() {
      canvas.removeEventListener('webglcontextrestored', onRestored)
      cameraListeners.clear()
      dueListeners.clear()
      for (const pass of fixed) pass.dispose()
      sized?.dispose()
      rig.dispose()
      renderer.dispose()
    },
  }
}

function createRenderer(canvas: HTMLCanvasElement, alpha: boolean): WebGLRenderer {
  try {
    const renderer = new WebGLRenderer({ canvas, alpha, antialias: true, powerPreference: 'low-power' })
    renderer.autoClear = false
    // Until its first drawing three clears to black.
    if (alpha) renderer.setClearAlpha(0)
    return renderer
  } catch (cause) {
    throw new UserError('This browser gives the page no WebGL, which the picture is drawn with.', { cause })
  }
}

/** The passes whose buffers depend on the number of classes. */
interface SizedPasses {
  readonly K: number
  readonly passes: readonly Pass[]
  labelAt(x: number, y: number): number | null
  forgetText(): void
  dispose(): void
}

function createSizedPasses(K: number, space: Space, overlay: Space): SizedPasses {
  const vanished = createVanishedPass(K)
  const labels = createLabelsPass(K, vanished.box)
  const solid = [createMeansPass(K), createClassifiersPass(K), createGhostPass(K), createCellsPass(K)]
  for (const pass of solid) space.add(pass.object)
  overlay.add(labels.object, vanished.object)
  const passes = [...solid, vanished, labels]
  return {
    K,
    passes,
    labelAt: labels.at,
    forgetText() {
      labels.forget()
      vanished.forget()
    },
    dispose() {
      for (const pass of passes) {
        pass.object.removeFromParent()
        pass.dispose()
      }
    },
  }
}

function subscribe<L>(listeners: Set<L>, listener: L): () => void {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}
