import { BufferAttribute, BufferGeometry, Points, ShaderMaterial, UniformsLib, UniformsUtils } from 'three'
import type { Content } from './content.ts'
import type { Pass } from './pass.ts'
import { projectRows } from './project-rows.ts'
import type { SceneFrame } from './props.ts'
import { pixelSize } from './viewpoint.ts'

/** The samples: faint soft dots in the colour of their class. Buffers grow when a frame has more, and never shrink. */
export function createSamplesPass(): Pass {
  const material = dotMaterial()
  const points = new Points(new BufferGeometry(), material)
  points.frustumCulled = false
  points.renderOrder = 2
  /** What the tints in the buffer were written from: classes and colours stay while a run is played. */
  let tinted: readonly unknown[] = []
  return {
    object: points,
    update(content) {
      const { frame } = content.props
      points.visible = frame !== null && frame.samples.rows > 0
      if (!points.visible || frame === null) return
      const S = frame.samples.rows
      const held = points.geometry.getAttribute('position')
      if (held === undefined || held.count < S) {
        points.geometry.dispose()
        points.geometry = dotBuffers(S)
      }
      place(points.geometry, frame, content)
      const tints = [points.geometry, frame.sampleClasses, content.colours, content.props.appearance]
      if (tints.some((part, i) => part !== tinted[i])) tint(points.geometry, frame, content)
      tinted = tints
      material.uniforms['radius'].value = dotRadius(S)
      material.uniforms['opacity'].value = dotOpacity(S, content.props.appearance === 'dark')
    },
    look(viewpoint) {
      material.uniforms['pixel'].value = pixelSize(viewpoint)
      material.uniforms['pixelRatio'].value = viewpoint.pixelRatio
    },
    dispose() {
      points.geometry.dispose()
      material.dispose()
    },
  }
}

/** Radius of a dot in scene units: S dots cover the same share of a cloud, between bounds. */
export function dotRadius(S: number): number {
  return Math.min(0.026, Math.max(0.0075, 0.026 * (80 / Math.max(S, 1)) ** 0.3))
}

function dotOpacity(S: number, dark: boolean): number {
  return (dark ? 0.62 : 0.5) * Math.min(1, Math.max(0.3, (160 / Math.max(S, 1)) ** 0.22))
}

function dotBuffers(capacity: number): BufferGeometry {
  const geometry = new BufferGeometry()
  geometry.setAttribute('position', new BufferAttribute(new Float32Array(3 * capacity), 3))
  geometry.setAttribute('tint', new BufferAttribute(new Float32Array(3 * capacity), 3))
  return geometry
}

function place(geometry: BufferGeometry, { samples }: SceneFrame, { props }: Content): void {
  const position = geometry.getAttribute('position')
  projectRows(samples, props.basis, props.meanUnit, position.array as Float32Array)
  geometry.setDrawRange(0, samples.rows)
  position.needsUpdate = true
}

function tint(geometry: BufferGeometry, { sampleClasses }: SceneFrame, { colours }: Content): void {
  const { array } = geometry.getAttribute('tint')
  for (let i = 0; i < sampleClasses.length; i++) {
    const k = 3 * sampleClasses[i]
    for (let c = 0; c < 3; c++) array[3 * i + c] = colours[k + c]
  }
  geometry.getAttribute('tint').needsUpdate = true
}

function dotMaterial(): ShaderMaterial {
  return new ShaderMaterial({
    transparent: true,
    depthWrite: false,
    fog: true,
    uniforms: UniformsUtils.merge([
      UniformsLib.fog,
      { pixel: { value: 0.001 }, pixelRatio: { value: 1 }, radius: { value: 0.02 }, opacity: { value: 0.5 } },
    ]),
    vertexShader: `
      #include <common>
      #include <fog_pars_vertex>
      attribute vec3 tint;
      uniform float pixel;
      uniform float pixelRatio;
      uniform float radius;
      varying vec3 vTint;
      varying float vRadius;
      void main() {
        vec4 mvPosition = modelViewMatrix * vec4(position, 1.0);
        gl_Position = projectionMatrix * mvPosition;
        // In device pixels, with one more all round for the soft edge.
        vRadius = max(1.0, radius / (pixel * -mvPosition.z)) * pixelRatio;
        gl_PointSize = 2.0 * (vRadius + 1.0);
        vTint = tint;
        #include <fog_vertex>
      }`,
    fragmentShader: `
      #include <common>
      #include <fog_pars_fragment>
      uniform float opacity;
      varying vec3 vTint;
      varying float vRadius;
      void main() {
        float fromCentre = length(gl_PointCoord - 0.5) * 2.0 * (vRadius + 1.0);
        float soft = 0.35 * vRadius + 1.0;
        float ink = 1.0 - smoothstep(vRadius + 1.0 - soft, vRadius + 1.0, fromCentre);
        if (ink <= 0.0) discard;
        gl_FragColor = vec4(vTint, ink * opacity);
        #include <colorspace_fragment>
        #include <fog_fragment>
      }`,
  })
}
