/** The two appearances everything is drawn in; a projector changes sizes, not colours. */
export type Appearance = 'light' | 'dark'
