/** Thrown out of a measurement that is to end now. */
export class Interrupted extends Error {}
