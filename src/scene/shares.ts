/**
 * Splits what coincides: with m points under one leader, the j-th of them (in order) gets the part
 * [j/m, (j+1)/m] of the mark, written to share[2i], share[2i+1]; a point alone gets [0, 1]. A leader is the first
 * of its group.
 */
export function shares(leader: Int32Array, count: number, share: Float32Array): void {
  share.fill(0, 0, 2 * count)
  // Until its own turn, the last, a leader's two places count: how many are placed, and how many there are.
  for (let i = 0; i < count; i++) share[2 * leader[i] + 1]++
  for (let i = count - 1; i >= 0; i--) {
    const first = 2 * leader[i]
    const members = share[first + 1]
    const place = members - 1 - share[first]++
    share[2 * i] = place / members
    share[2 * i + 1] = (place + 1) / members
  }
}
