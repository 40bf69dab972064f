import type { Endpoint } from '#app/api/endpoint.ts'
import { appealEndpoints } from '#app/api/endpoints/appeals.ts'
import { clockEndpoints } from '#app/api/endpoints/clock.ts'
import { complaintLinkEndpoints } from '#app/api/endpoints/complaint-links.ts'
import { complaintWorkEndpoints } from '#app/api/endpoints/complaint-work.ts'
import { complaintEndpoints } from '#app/api/endpoints/complaints.ts'
import { decisionEndpoints } from '#app/api/endpoints/decisions.ts'
import { eventEndpoints } from '#app/api/endpoints/events.ts'
import { exclusionMeasureEndpoints } from '#app/api/endpoints/exclusion-measures.ts'
import { exclusionReadingEndpoints } from '#app/api/endpoints/exclusion-reading.ts'
import { exclusionEndpoints } from '#app/api/endpoints/exclusions.ts'
import { healthEndpoints } from '#app/api/endpoints/health.ts'
import { intakeEndpoints } from '#app/api/endpoints/intake.ts'
import { integrityCaseEndpoints } from '#app/api/endpoints/integrity-cases.ts'
import { rankEndpoints } from '#app/api/endpoints/rank.ts'
import { reasonEndpoints } from '#app/api/endpoints/reasons.ts'
import { remedyEndpoints } from '#app/api/endpoints/remedies.ts'
import { replyEndpoints } from '#app/api/endpoints/replies.ts'
import { reviewChangeEndpoints } from '#app/api/endpoints/review-changes.ts'
import { reviewFaultEndpoints } from '#app/api/endpoints/review-faults.ts'
import { reviewRequestEndpoints } from '#app/api/endpoints/review-requests.ts'
import { reviewEndpoints } from '#app/api/endpoints/reviews.ts'
import { sellerEndpoints } from '#app/api/endpoints/sellers.ts'
import { sessionEndpoints } from '#app/api/endpoints/sessions.ts'
import { statementEndpoints } from '#app/api/endpoints/statements.ts'
import { webhookDeliveryEndpoints } from '#app/api/endpoints/webhook-deliveries.ts'
import { webhookEndpoints } from '#app/api/endpoints/webhook-endpoints.ts'
import { workEndpoints } from '#app/api/endpoints/work.ts'

/**
 * The table of the public API: every endpoint with its schemas, its permission and its handler. The routes, the
 * OpenAPI document and the authorisation test are made from it.
 */
export const endpoints: readonly Endpoint[] = [
  ...sessionEndpoints,
  ...intakeEndpoints,
  ...reviewChangeEndpoints,
  ...reviewRequestEndpoints,
  ...reviewEndpoints,
  ...reviewFaultEndpoints,
  ...replyEndpoints,
  // Before the path of one seller: one whose id is `rank` is found in the list of sellers only.
  ...rankEndpoints,
  ...sellerEndpoints,
  ...complaintEndpoints,
  ...complaintLinkEndpoints,
  ...complaintWorkEndpoints,
  ...remedyEndpoints,
  ...integrityCaseEndpoints,
  ...reasonEndpoints,
  ...decisionEndpoints,
  ...eventEndpoints,
  ...exclusionEndpoints,
  ...exclusionMeasureEndpoints,
  ...exclusionReadingEndpoints,
  ...statementEndpoints,
  ...appealEndpoints,
  ...workEndpoints,
  ...webhookEndpoints,
  ...webhookDeliveryEndpoints,
  ...clockEndpoints,
  ...healthEndpoints,
]
