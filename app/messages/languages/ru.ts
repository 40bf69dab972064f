import appeals from '#app/messages/appeals.ru.json'
import coercion from '#app/messages/coercion.ru.json'
import complaints from '#app/messages/complaints.ru.json'
import desk from '#app/messages/desk.ru.json'
import detectorModels from '#app/messages/detector-models.ru.json'
import detectorPolicy from '#app/messages/detector-policy.ru.json'
import detectorSignals from '#app/messages/detector-signals.ru.json'
import detectorWatch from '#app/messages/detector-watch.ru.json'
import disputes from '#app/messages/disputes.ru.json'
import entry from '#app/messages/entry.ru.json'
import errors from '#app/messages/errors.json'
import faults from '#app/messages/faults.ru.json'
import judging from '#app/messages/judging.ru.json'
import keptWord from '#app/messages/kept-word.ru.json'
import learnt from '#app/messages/learnt.ru.json'
import letter from '#app/messages/letter.ru.json'
import letterReview from '#app/messages/letter-review.ru.json'
import mail from '#app/messages/mail.ru.json'
import manager from '#app/messages/manager.ru.json'
import measures from '#app/messages/measures.ru.json'
import mediation from '#app/messages/mediation.ru.json'
import type { Messages } from '#app/messages/messages.ts'
import notice from '#app/messages/notice.ru.json'
import notices from '#app/messages/notices.ru.json'
import portal from '#app/messages/portal.ru.json'
import qualityPolicy from '#app/messages/quality-policy.ru.json'
import replies from '#app/messages/replies.ru.json'
import requests from '#app/messages/requests.ru.json'
import rings from '#app/messages/rings.ru.json'
import general from '#app/messages/ru.json'
import signals from '#app/messages/signals.ru.json'
import staffMail from '#app/messages/staff-mail.ru.json'
import ties from '#app/messages/ties.ru.json'
import twoWay from '#app/messages/two-way.ru.json'
import vault from '#app/messages/vault.ru.json'
import waits from '#app/messages/waits.ru.json'

export const messages: Messages = {
  ...errors.ru,
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
