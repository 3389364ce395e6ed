/** A sentence without its numbers: two that differ in digits alone have the same words. */
export function wordsOf(sentence: string): string {
  return sentence.replace(/[−-]?\d[\d.,]*(?:e[−-]?\d+|·10[⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+)?(?![\p{L}\d])/gu, '#')
}
