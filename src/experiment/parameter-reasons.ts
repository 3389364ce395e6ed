import { models } from '../model/registry.ts'
import type { Resolved } from './values.ts'

/** Null where the model chosen reads the parameter, else the model's own sentence why not. */
export const readByModel = (key: string) => (resolved: Resolved) =>
  models.find((candidate) => candidate.key === resolved.model)?.without[key] ?? null

/** Decays listed layer by layer, where the model has any. */
export const listedLayers = (resolved: Resolved) =>
  readByModel('layerDecays')(resolved) === null ? resolved.layerDecays.length : 0
