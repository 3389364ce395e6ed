import { dangPresets } from './presets/dang.ts'
import { fangPresets } from './presets/fang.ts'
import { jiPresets } from './presets/ji.ts'
import { panPresets } from './presets/pan.ts'
import type { Preset } from './presets/preset.ts'
import { yarasPresets } from './presets/yaras.ts'
import { zhuPresets } from './presets/zhu.ts'

export type { Preset } from './presets/preset.ts'

/** Every preset, by paper, in the order of the model control. */
export const presets: readonly Preset[] = [
  ...zhuPresets,
  ...fangPresets,
  ...jiPresets,
  ...yarasPresets,
  ...dangPresets,
  ...panPresets,
]
