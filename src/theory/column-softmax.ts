/**
 * Softmax of one column of logits seen from its true class: the others come in kinds, each of
 * `multiplicities[j]` classes whose logit minus the true one is `relative[j]`. Writes the probability of
 * one class of each kind into `probabilities`.
 * @returns the cross-entropy, log(1 + Σ_j multiplicity_j e^{relative_j}), exact also when it is tiny.
 */
export function columnSoftmax(
  relative: ArrayLike<number>,
  multiplicities: ArrayLike<number>,
  probabilities: Float64Array,
): number {
  let shift = 0
  for (let j = 0; j < relative.length; j++) if (multiplicities[j] > 0) shift = Math.max(shift, relative[j])
  let others = 0
  for (let j = 0; j < relative.length; j++) {
    probabilities[j] = multiplicities[j] > 0 ? Math.exp(relative[j] - shift) : 0
    others += multiplicities[j] * probabilities[j]
  }
  const all = Math.exp(-shift) + others
  for (let j = 0; j < relative.length; j++) probabilities[j] /= all
  // shift = 0 when the true class leads: then the sum starts at one and log1p keeps the digits.
  return shift === 0 ? Math.log1p(others) : shift + Math.log(all)
}

/**
 * Entropy −Σ q log q of q = e_y + s(p − e_y), the column p pulled towards its true class.
 * @param probabilities of the other classes, one of each kind, as `columnSoftmax` writes them.
 * @param s 0…1.
 * @returns natural units, ≥ 0.
 */
export function pulledEntropy(
  probabilities: ArrayLike<number>,
  multiplicities: ArrayLike<number>,
  s: number,
): number {
  let miss = 0
  let entropy = 0
  for (let j = 0; j < probabilities.length; j++) {
    const q = s * probabilities[j]
    if (!(q > 0)) continue
    miss += multiplicities[j] * q
    entropy -= multiplicities[j] * q * Math.log(q)
  }
  // The true class has 1 − miss; log1p keeps the digits of a small miss.
  return miss < 1 ? entropy - (1 - miss) * Math.log1p(-miss) : entropy
}
