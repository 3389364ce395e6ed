/** Hands a file to the reader. */
export function saveFile(name: string, blob: Blob): void {
  const address = URL.createObjectURL(blob)
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  // The browser has taken the file by the next turn at the latest.
  window.setTimeout(() => URL.revokeObjectURL(address), 1000)
}

/** 'neural-collapse gap K=5.csv': words as far as a file name can hold them. */
export function fileName(words: readonly string[], form: string): string {
  const plain = words.join(' ').replace(/[^\w.,=-]+/g, ' ').slice(0, 80).trim()
  return `${['neural-collapse', plain].join(' ').trim()}.${form}`
}
