/** Work that machines do. `announce` tells the marketplace and is done by the relay itself. */
export const jobNames = [
  'screen_reviews',
  'release_held_evidence',
  'rescore_reviews',
  'count_decisions',
  'rebuild_behaviour',
  'recount_reviews',
  'recount_orders',
  'recount_complaints',
  'recount_incidents',
  'acknowledge_complaints',
  'tell_of_complaints',
  'tell_shops_of_decisions',
  'recount_sellers',
  'judge_sellers',
  'train_detector',
  'decide_rings',
  'announce',
] as const
export type JobName = (typeof jobNames)[number]

/** A job that an event sets off, and how long it is held back. It is about the event's subject unless it says otherwise. */
export type JobToDo = { job: JobName; afterMs: number; subjectId?: string }

/** For each kind of event of one area what it sets in motion. A kind that is left out does not compile. */
export type ConsequenceTable<Events> = { [Type in keyof Events]: (data: Events[Type]) => JobToDo[] }

export const nothing = (): JobToDo[] => []
export const announced = (): JobToDo[] => [{ job: 'announce', afterMs: 0 }]
/** Has the seller from whom something was moved away, if anybody, counted anew. */
export const recountSeller = (sellerId: string | undefined): JobToDo[] =>
  sellerId === undefined ? [] : [{ job: 'recount_sellers', afterMs: 0, subjectId: sellerId }]
export const atOnce = (job: JobName) => (): JobToDo[] => [{ job, afterMs: 0 }]
