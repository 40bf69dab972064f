/** What became of the complaints of so many days that a shop was asked about: numbers of complaints. */
export type KeptWord = {
  days: number
  asked: number
  /** Passed over in silence: a mediator took over (K8). */
  silent: number
  promised: number
  /** Where a promise was missed, also if it was kept later (K15). */
  missed: number
  /** Taken back by whoever had filed them; what had been missed by then stays missed (K16). */
  withdrawn: number
}
