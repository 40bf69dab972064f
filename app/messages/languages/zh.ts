import appeals from '#app/messages/appeals.zh.json'
import coercion from '#app/messages/coercion.zh.json'
import complaints from '#app/messages/complaints.zh.json'
import desk from '#app/messages/desk.zh.json'
import detectorModels from '#app/messages/detector-models.zh.json'
import detectorPolicy from '#app/messages/detector-policy.zh.json'
import detectorSignals from '#app/messages/detector-signals.zh.json'
import detectorWatch from '#app/messages/detector-watch.zh.json'
import disputes from '#app/messages/disputes.zh.json'
import entry from '#app/messages/entry.zh.json'
import errors from '#app/messages/errors.json'
import faults from '#app/messages/faults.zh.json'
import judging from '#app/messages/judging.zh.json'
import keptWord from '#app/messages/kept-word.zh.json'
import learnt from '#app/messages/learnt.zh.json'
import letter from '#app/messages/letter.zh.json'
import letterReview from '#app/messages/letter-review.zh.json'
import mail from '#app/messages/mail.zh.json'
import manager from '#app/messages/manager.zh.json'
import measures from '#app/messages/measures.zh.json'
import mediation from '#app/messages/mediation.zh.json'
import type { Messages } from '#app/messages/messages.ts'
import notice from '#app/messages/notice.zh.json'
import notices from '#app/messages/notices.zh.json'
import portal from '#app/messages/portal.zh.json'
import qualityPolicy from '#app/messages/quality-policy.zh.json'
import replies from '#app/messages/replies.zh.json'
import requests from '#app/messages/requests.zh.json'
import rings from '#app/messages/rings.zh.json'
import signals from '#app/messages/signals.zh.json'
import staffMail from '#app/messages/staff-mail.zh.json'
import ties from '#app/messages/ties.zh.json'
import twoWay from '#app/messages/two-way.zh.json'
import vault from '#app/messages/vault.zh.json'
import waits from '#app/messages/waits.zh.json'
import general from '#app/messages/zh.json'

export const messages: Messages = {
  ...errors.zh,
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
