import type { Payload, QueuedJob } from '#workers/catalog'
import { acknowledgeComplaints, tellOfComplaints } from '#workers/handlers/complaints'
import { countDecisions, rebuildBehaviour } from '#workers/handlers/count-behaviour'
import { decideRings } from '#workers/handlers/decide-rings'
import { deliverWebhooks } from '#workers/handlers/deliver-webhooks'
import { giveUpJudging, judgeSellers } from '#workers/handlers/judge-sellers'
import { markIncidents } from '#workers/handlers/mark-incidents'
import { recountBy } from '#workers/handlers/recount-sellers'
import { releaseHeldEvidence } from '#workers/handlers/release-held-evidence'
import { rescoreReviews } from '#workers/handlers/rescore-reviews'
import { giveUpScreening, screenReviews } from '#workers/handlers/screen-reviews'
import { sendMails } from '#workers/handlers/send-mail'
import { tellShopsOfDecisions } from '#workers/handlers/tell-shops'
import { giveUpTraining, trainDetectors } from '#workers/handlers/train-detector'
import type { Tools } from '#workers/tools'

export type Handler = {
  run(payload: Payload, tools: Tools): Promise<void>
  /** What becomes of one id that failed at every attempt; where there is nothing, its job stays in the failed set. */
  giveUp?: (id: string, tools: Tools) => Promise<void>
}

/** Who does each job. A job without a handler does not compile. */
export const handlers: Record<QueuedJob, Handler> = {
  screen_reviews: { run: screenReviews, giveUp: giveUpScreening },
  release_held_evidence: { run: releaseHeldEvidence },
  rescore_reviews: { run: rescoreReviews },
  count_decisions: { run: countDecisions },
  rebuild_behaviour: { run: rebuildBehaviour },
  recount_reviews: { run: recountBy('reviews') },
  recount_orders: { run: recountBy('orders') },
  recount_complaints: { run: recountBy('complaints') },
  recount_sellers: { run: recountBy('sellers') },
  recount_incidents: { run: markIncidents },
  acknowledge_complaints: { run: acknowledgeComplaints },
  tell_of_complaints: { run: tellOfComplaints },
  tell_shops_of_decisions: { run: tellShopsOfDecisions },
  decide_rings: { run: decideRings },
  judge_sellers: { run: judgeSellers, giveUp: giveUpJudging },
  train_detector: { run: trainDetectors, giveUp: giveUpTraining },
  deliver_webhooks: { run: deliverWebhooks },
  send_mails: { run: sendMails },
}
