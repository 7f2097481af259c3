/** What the tester has to keep. */
export const limits = {
  /** The share of natural faults that break a must that have to be found. */
  natural: 0.95,
  /** The share of all trials in which a clause may be accused that is not broken. */
  wrong: 0.01,
  /** How many other must clauses a single broken clause may cost. */
  lost: 2,
  /** The share of the trials of such a defect that have to keep it. */
  keptLost: 0.95,
  /** From how many times the requests of an endpoint without faults on a trial is reported. */
  requests: 1.5,
} as const;
