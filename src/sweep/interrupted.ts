/** Thrown by a pause out of a run that is to end now. */
export class Interrupted extends Error {}
