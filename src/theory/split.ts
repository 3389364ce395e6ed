/** How the classes divide into majority and minority, which thresholds in the imbalance need where counts do not tell. */
export interface Split {
  /** K_A: classes 0 … K_A − 1 are the majority. */
  readonly majorityClasses: number
  /** How often each sample of the minority is counted, 1 where it is missing: thresholds are of R before that. */
  readonly oversampling?: number
}
