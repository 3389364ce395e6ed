/**
 * Name of the classes under one label, those k with leader[k] = first: '3', '3, 4', and three or more neighbours
 * as '1–4'. `labels` holds each class's own name.
 */
export function jointName(labels: readonly string[], leader: Int32Array, first: number): string {
  const parts: string[] = []
  for (let k = first; k < labels.length; k++) {
    if (leader[k] !== first) continue
    let last = k
    while (last + 1 < labels.length && leader[last + 1] === first) last++
    if (last - k >= 2) parts.push(`${labels[k]}–${labels[last]}`)
    else parts.push(...labels.slice(k, last + 1))
    k = last
  }
  return parts.join(', ')
}
