import appeals from '#app/messages/appeals.uk.json'
import coercion from '#app/messages/coercion.uk.json'
import complaints from '#app/messages/complaints.uk.json'
import desk from '#app/messages/desk.uk.json'
import detectorModels from '#app/messages/detector-models.uk.json'
import detectorPolicy from '#app/messages/detector-policy.uk.json'
import detectorSignals from '#app/messages/detector-signals.uk.json'
import detectorWatch from '#app/messages/detector-watch.uk.json'
import disputes from '#app/messages/disputes.uk.json'
import entry from '#app/messages/entry.uk.json'
import errors from '#app/messages/errors.json'
import faults from '#app/messages/faults.uk.json'
import judging from '#app/messages/judging.uk.json'
import keptWord from '#app/messages/kept-word.uk.json'
import learnt from '#app/messages/learnt.uk.json'
import letter from '#app/messages/letter.uk.json'
import letterReview from '#app/messages/letter-review.uk.json'
import mail from '#app/messages/mail.uk.json'
import manager from '#app/messages/manager.uk.json'
import measures from '#app/messages/measures.uk.json'
import mediation from '#app/messages/mediation.uk.json'
import type { Messages } from '#app/messages/messages.ts'
import notice from '#app/messages/notice.uk.json'
import notices from '#app/messages/notices.uk.json'
import portal from '#app/messages/portal.uk.json'
import qualityPolicy from '#app/messages/quality-policy.uk.json'
import replies from '#app/messages/replies.uk.json'
import requests from '#app/messages/requests.uk.json'
import rings from '#app/messages/rings.uk.json'
import signals from '#app/messages/signals.uk.json'
import staffMail from '#app/messages/staff-mail.uk.json'
import ties from '#app/messages/ties.uk.json'
import twoWay from '#app/messages/two-way.uk.json'
import general from '#app/messages/uk.json'
import vault from '#app/messages/vault.uk.json'
import waits from '#app/messages/waits.uk.json'

export const messages: Messages = {
  ...errors.uk,
  ...general,
  ...appeals,
  ...disputes,
  ...complaints,
  ...desk,
  ...detectorModels,
  ...detectorSignals,
  ...detectorPolicy,
  ...detectorWatch,
  ...entry,
  ...faults,
  ...judging,
  ...learnt,
  ...letter,
  ...letterReview,
  ...mail,
  ...manager,
  ...measures,
  ...mediation,
  ...portal,
  ...qualityPolicy,
  ...coercion,
  ...notice,
  ...notices,
  ...twoWay,
  ...waits,
  ...replies,
  ...requests,
  ...rings,
  ...signals,
  ...staffMail,
  ...vault,
  ...ties,
  ...keptWord,
}
