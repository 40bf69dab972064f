/** What comes of counting behaviour. */
export type BehaviourEvents = {
  /** Counting all reviews anew gave other numbers than those kept day by day: some change was missed. */
  behaviour_counters_drifted: { authors: number; sellers: number; market: boolean; reviews: number }
}
