import appeals from '#app/messages/appeals.en.json'
import coercion from '#app/messages/coercion.en.json'
import complaints from '#app/messages/complaints.en.json'
import desk from '#app/messages/desk.en.json'
import detectorModels from '#app/messages/detector-models.en.json'
import detectorPolicy from '#app/messages/detector-policy.en.json'
import detectorSignals from '#app/messages/detector-signals.en.json'
import detectorWatch from '#app/messages/detector-watch.en.json'
import disputes from '#app/messages/disputes.en.json'
import general from '#app/messages/en.json'
import entry from '#app/messages/entry.en.json'
import errors from '#app/messages/errors.json'
import faults from '#app/messages/faults.en.json'
import judging from '#app/messages/judging.en.json'
import keptWord from '#app/messages/kept-word.en.json'
import learnt from '#app/messages/learnt.en.json'
import letter from '#app/messages/letter.en.json'
import letterReview from '#app/messages/letter-review.en.json'
import mail from '#app/messages/mail.en.json'
import manager from '#app/messages/manager.en.json'
import measures from '#app/messages/measures.en.json'
import mediation from '#app/messages/mediation.en.json'
import type { Messages } from '#app/messages/messages.ts'
import notice from '#app/messages/notice.en.json'
import notices from '#app/messages/notices.en.json'
import portal from '#app/messages/portal.en.json'
import qualityPolicy from '#app/messages/quality-policy.en.json'
import replies from '#app/messages/replies.en.json'
import requests from '#app/messages/requests.en.json'
import rings from '#app/messages/rings.en.json'
import signals from '#app/messages/signals.en.json'
import staffMail from '#app/messages/staff-mail.en.json'
import ties from '#app/messages/ties.en.json'
import twoWay from '#app/messages/two-way.en.json'
import vault from '#app/messages/vault.en.json'
import waits from '#app/messages/waits.en.json'

export const messages: Messages = {
  ...errors.en,
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
