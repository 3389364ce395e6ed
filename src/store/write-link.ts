/** Writes what is on show into the address: a finished gesture as an entry of history of its own. */
export type WriteLink = (how: 'push' | 'replace') => void
