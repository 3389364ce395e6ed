import type { Matrix } from '../../math/matrix.ts'
import type { CameraView, Scene, SceneProps } from '../../scene/props.ts'
import type { Side } from '../../store/state.ts'

/** What two pictures side by side have in common: one scale of lengths, one set of axes, one camera. */
export interface Together {
  /** The scene as one side draws on it from now on; `request` asks for a frame of that side. */
  join(side: Side, scene: Scene, request: () => void): { readonly scene: Scene; leave(): void }
}

interface Member {
  readonly side: Side
  readonly scene: Scene
  readonly request: () => void
  meanUnit: number
  classifierUnit: number
  basis: Matrix | null
}

/** Nothing is shared until there are two. */
export function createTogether(): Together {
  const members = new Set<Member>()
  const others = (own: Member) => [...members].filter((member) => member !== own)
  const awaken = (own: Member) => others(own).forEach(({ request }) => request())
  const adjust = (own: Member, props: SceneProps): SceneProps => {
    const { meanUnit, classifierUnit, basis } = props
    const isNews = own.meanUnit !== meanUnit || own.classifierUnit !== classifierUnit || own.basis !== basis
    Object.assign(own, { meanUnit, classifierUnit, basis })
    if (isNews) awaken(own)
    if (members.size < 2) return props
    const all = [...members]
    return {
      ...props,
      // The longer of the two: what is longer in one picture is longer in the model.
      meanUnit: Math.max(...all.map((member) => member.meanUnit)),
      classifierUnit: Math.max(...all.map((member) => member.classifierUnit)),
      basis: sharedBasis(own, all) ?? basis,
    }
  }
  const follow = (own: Member, camera: CameraView) =>
    others(own).forEach((member) => {
      member.scene.setCamera(camera)
      member.request()
    })
  return {
    join(side, scene, request) {
      const own: Member = { side, scene, request, meanUnit: 0, classifierUnit: 0, basis: null }
      members.add(own)
      awaken(own)
      const unfollow = scene.onCamera((camera) => follow(own, camera))
      return {
        scene: { ...scene, setProps: (props) => scene.setProps(adjust(own, props)) },
        leave() {
          unfollow()
          members.delete(own)
          awaken(own)
        },
      }
    },
  }
}

/** The axes of A, on which the same start looks the same, where both have as many dimensions. */
function sharedBasis(own: Member, all: readonly Member[]): Matrix | null {
  const first = all.find(({ side }) => side === 'A')?.basis ?? null
  return own.basis?.cols === first?.cols ? first : null
}
