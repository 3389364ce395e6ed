/** What an adapter calls itself, and whether it is the processor in disguise. */
export interface AdapterName {
  readonly adapter: string
  /** True where the adapter is a software one. */
  readonly software: boolean
}

/** The name of an adapter, from what the browser tells of it. */
export function describeAdapter(info: GPUAdapterInfo): AdapterName {
  const adapter = info.description || [info.vendor, info.architecture].filter(Boolean).join(' ') || 'unnamed adapter'
  return { adapter, software: info.isFallbackAdapter || /swiftshader|llvmpipe|basic render/i.test(adapter) }
}

/** Old browsers, and Node 20, have no `navigator.gpu`, whatever their types say. */
export function ownGPU(): GPU | null {
  const scope: { readonly navigator?: { readonly gpu?: GPU } } = globalThis
  return scope.navigator?.gpu ?? null
}

/** The name of the adapter that a device would be had from, where it is a software one; else null. Never throws. */
export async function softwareAdapter(gpu: GPU | null = ownGPU()): Promise<string | null> {
  try {
    const adapter = (await gpu?.requestAdapter({ powerPreference: 'high-performance' })) ?? null
    const name = adapter === null ? null : describeAdapter(adapter.info)
    return name?.software === true ? name.adapter : null
  } catch {
    // Opening the device will say what is wrong.
    return null
  }
}
