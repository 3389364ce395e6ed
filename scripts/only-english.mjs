/** A file of words in one language, as React Aria has them for thirty. */
const words = /[\\/]react-(?:aria|aria-components|stately)[\\/].*[\\/]([a-z]{2}-[A-Z]{2})\.m?js$/

/**
 * Leaves React Aria's other languages out of the build: the page speaks English, whatever the browser's own
 * language; React Aria falls back to English where a language is undefined.
 * @returns {import('vite').Plugin}
 */
export function onlyEnglish() {
  return {
    name: 'only-english',
    apply: 'build',
    enforce: 'pre',
    load(id) {
      const language = words.exec(id)?.[1]
      return language === undefined || language === 'en-US' ? null : 'export default undefined'
    },
  }
}
