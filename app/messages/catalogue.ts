import appealsEn from '#app/messages/appeals.en.json'
import appealsRu from '#app/messages/appeals.ru.json'
import appealsUk from '#app/messages/appeals.uk.json'
import appealsZh from '#app/messages/appeals.zh.json'
import coercionEn from '#app/messages/coercion.en.json'
import coercionRu from '#app/messages/coercion.ru.json'
import coercionUk from '#app/messages/coercion.uk.json'
import coercionZh from '#app/messages/coercion.zh.json'
import complaintsEn from '#app/messages/complaints.en.json'
import complaintsRu from '#app/messages/complaints.ru.json'
import complaintsUk from '#app/messages/complaints.uk.json'
import complaintsZh from '#app/messages/complaints.zh.json'
import deskEn from '#app/messages/desk.en.json'
import deskRu from '#app/messages/desk.ru.json'
import deskUk from '#app/messages/desk.uk.json'
import deskZh from '#app/messages/desk.zh.json'
import detectorModelsEn from '#app/messages/detector-models.en.json'
import detectorModelsRu from '#app/messages/detector-models.ru.json'
import detectorModelsUk from '#app/messages/detector-models.uk.json'
import detectorModelsZh from '#app/messages/detector-models.zh.json'
import detectorPolicyEn from '#app/messages/detector-policy.en.json'
import detectorPolicyRu from '#app/messages/detector-policy.ru.json'
import detectorPolicyUk from '#app/messages/detector-policy.uk.json'
import detectorPolicyZh from '#app/messages/detector-policy.zh.json'
import detectorSignalsEn from '#app/messages/detector-signals.en.json'
import detectorSignalsRu from '#app/messages/detector-signals.ru.json'
import detectorSignalsUk from '#app/messages/detector-signals.uk.json'
import detectorSignalsZh from '#app/messages/detector-signals.zh.json'
import detectorWatchEn from '#app/messages/detector-watch.en.json'
import detectorWatchRu from '#app/messages/detector-watch.ru.json'
import detectorWatchUk from '#app/messages/detector-watch.uk.json'
import detectorWatchZh from '#app/messages/detector-watch.zh.json'
import disputesEn from '#app/messages/disputes.en.json'
import disputesRu from '#app/messages/disputes.ru.json'
import disputesUk from '#app/messages/disputes.uk.json'
import disputesZh from '#app/messages/disputes.zh.json'
import en from '#app/messages/en.json'
import entryEn from '#app/messages/entry.en.json'
import entryRu from '#app/messages/entry.ru.json'
import entryUk from '#app/messages/entry.uk.json'
import entryZh from '#app/messages/entry.zh.json'
import errors from '#app/messages/errors.json'
import faultsEn from '#app/messages/faults.en.json'
import faultsRu from '#app/messages/faults.ru.json'
import faultsUk from '#app/messages/faults.uk.json'
import faultsZh from '#app/messages/faults.zh.json'
import judgingEn from '#app/messages/judging.en.json'
import judgingRu from '#app/messages/judging.ru.json'
import judgingUk from '#app/messages/judging.uk.json'
import judgingZh from '#app/messages/judging.zh.json'
import keptWordEn from '#app/messages/kept-word.en.json'
import keptWordRu from '#app/messages/kept-word.ru.json'
import keptWordUk from '#app/messages/kept-word.uk.json'
import keptWordZh from '#app/messages/kept-word.zh.json'
import learntEn from '#app/messages/learnt.en.json'
import learntRu from '#app/messages/learnt.ru.json'
import learntUk from '#app/messages/learnt.uk.json'
import learntZh from '#app/messages/learnt.zh.json'
import letterEn from '#app/messages/letter.en.json'
import letterRu from '#app/messages/letter.ru.json'
import letterUk from '#app/messages/letter.uk.json'
import letterZh from '#app/messages/letter.zh.json'
import letterReviewEn from '#app/messages/letter-review.en.json'
import letterReviewRu from '#app/messages/letter-review.ru.json'
import letterReviewUk from '#app/messages/letter-review.uk.json'
import letterReviewZh from '#app/messages/letter-review.zh.json'
import mailEn from '#app/messages/mail.en.json'
import mailRu from '#app/messages/mail.ru.json'
import mailUk from '#app/messages/mail.uk.json'
import mailZh from '#app/messages/mail.zh.json'
import managerEn from '#app/messages/manager.en.json'
import managerRu from '#app/messages/manager.ru.json'
import managerUk from '#app/messages/manager.uk.json'
import managerZh from '#app/messages/manager.zh.json'
import measuresEn from '#app/messages/measures.en.json'
import measuresRu from '#app/messages/measures.ru.json'
import measuresUk from '#app/messages/measures.uk.json'
import measuresZh from '#app/messages/measures.zh.json'
import mediationEn from '#app/messages/mediation.en.json'
import mediationRu from '#app/messages/mediation.ru.json'
import mediationUk from '#app/messages/mediation.uk.json'
import mediationZh from '#app/messages/mediation.zh.json'
import noticeEn from '#app/messages/notice.en.json'
import noticeRu from '#app/messages/notice.ru.json'
import noticeUk from '#app/messages/notice.uk.json'
import noticeZh from '#app/messages/notice.zh.json'
import noticesEn from '#app/messages/notices.en.json'
import noticesRu from '#app/messages/notices.ru.json'
import noticesUk from '#app/messages/notices.uk.json'
import noticesZh from '#app/messages/notices.zh.json'
import portalEn from '#app/messages/portal.en.json'
import portalRu from '#app/messages/portal.ru.json'
import portalUk from '#app/messages/portal.uk.json'
import portalZh from '#app/messages/portal.zh.json'
import qualityPolicyEn from '#app/messages/quality-policy.en.json'
import qualityPolicyRu from '#app/messages/quality-policy.ru.json'
import qualityPolicyUk from '#app/messages/quality-policy.uk.json'
import qualityPolicyZh from '#app/messages/quality-policy.zh.json'
import repliesEn from '#app/messages/replies.en.json'
import repliesRu from '#app/messages/replies.ru.json'
import repliesUk from '#app/messages/replies.uk.json'
import repliesZh from '#app/messages/replies.zh.json'
import requestsEn from '#app/messages/requests.en.json'
import requestsRu from '#app/messages/requests.ru.json'
import requestsUk from '#app/messages/requests.uk.json'
import requestsZh from '#app/messages/requests.zh.json'
import ringsEn from '#app/messages/rings.en.json'
import ringsRu from '#app/messages/rings.ru.json'
import ringsUk from '#app/messages/rings.uk.json'
import ringsZh from '#app/messages/rings.zh.json'
import ru from '#app/messages/ru.json'
import signalsEn from '#app/messages/signals.en.json'
import signalsRu from '#app/messages/signals.ru.json'
import signalsUk from '#app/messages/signals.uk.json'
import signalsZh from '#app/messages/signals.zh.json'
import staffMailEn from '#app/messages/staff-mail.en.json'
import staffMailRu from '#app/messages/staff-mail.ru.json'
import staffMailUk from '#app/messages/staff-mail.uk.json'
import staffMailZh from '#app/messages/staff-mail.zh.json'
import tiesEn from '#app/messages/ties.en.json'
import tiesRu from '#app/messages/ties.ru.json'
import tiesUk from '#app/messages/ties.uk.json'
import tiesZh from '#app/messages/ties.zh.json'
import twoWayEn from '#app/messages/two-way.en.json'
import twoWayRu from '#app/messages/two-way.ru.json'
import twoWayUk from '#app/messages/two-way.uk.json'
import twoWayZh from '#app/messages/two-way.zh.json'
import uk from '#app/messages/uk.json'
import vaultEn from '#app/messages/vault.en.json'
import vaultRu from '#app/messages/vault.ru.json'
import vaultUk from '#app/messages/vault.uk.json'
import vaultZh from '#app/messages/vault.zh.json'
import waitsEn from '#app/messages/waits.en.json'
import waitsRu from '#app/messages/waits.ru.json'
import waitsUk from '#app/messages/waits.uk.json'
import waitsZh from '#app/messages/waits.zh.json'
import waiversEn from '#app/messages/waivers.en.json'
import waiversRu from '#app/messages/waivers.ru.json'
import waiversUk from '#app/messages/waivers.uk.json'
import waiversZh from '#app/messages/waivers.zh.json'
import zh from '#app/messages/zh.json'
import type { Language } from '#domain/language'

export type Messages = Record<string, string>

/** Every text the pages show, by language and id. Server only: a page is sent the one language it speaks. */
export const catalogue: Record<Language, Messages> = {
  en: {
    ...errors.en,
    ...en,
    ...appealsEn,
    ...disputesEn,
    ...complaintsEn,
    ...deskEn,
    ...detectorModelsEn,
    ...detectorSignalsEn,
    ...detectorPolicyEn,
    ...detectorWatchEn,
    ...entryEn,
    ...faultsEn,
    ...judgingEn,
    ...learntEn,
    ...letterEn,
    ...letterReviewEn,
    ...mailEn,
    ...managerEn,
    ...measuresEn,
    ...mediationEn,
    ...portalEn,
    ...qualityPolicyEn,
    ...coercionEn,
    ...noticeEn,
    ...noticesEn,
    ...twoWayEn,
    ...waitsEn,
    ...repliesEn,
    ...requestsEn,
    ...ringsEn,
    ...signalsEn,
    ...staffMailEn,
    ...vaultEn,
    ...tiesEn,
    ...keptWordEn,
    ...waiversEn,
  },
  uk: {
    ...errors.uk,
    ...uk,
    ...appealsUk,
    ...disputesUk,
    ...complaintsUk,
    ...deskUk,
    ...detectorModelsUk,
    ...detectorSignalsUk,
    ...detectorPolicyUk,
    ...detectorWatchUk,
    ...entryUk,
    ...faultsUk,
    ...judgingUk,
    ...learntUk,
    ...letterUk,
    ...letterReviewUk,
    ...mailUk,
    ...managerUk,
    ...measuresUk,
    ...mediationUk,
    ...portalUk,
    ...qualityPolicyUk,
    ...coercionUk,
    ...noticeUk,
    ...noticesUk,
    ...twoWayUk,
    ...waitsUk,
    ...repliesUk,
    ...requestsUk,
    ...ringsUk,
    ...signalsUk,
    ...staffMailUk,
    ...vaultUk,
    ...tiesUk,
    ...keptWordUk,
    ...waiversUk,
  },
  ru: {
    ...errors.ru,
    ...ru,
    ...appealsRu,
    ...disputesRu,
    ...complaintsRu,
    ...deskRu,
    ...detectorModelsRu,
    ...detectorSignalsRu,
    ...detectorPolicyRu,
    ...detectorWatchRu,
    ...entryRu,
    ...faultsRu,
    ...judgingRu,
    ...learntRu,
    ...letterRu,
    ...letterReviewRu,
    ...mailRu,
    ...managerRu,
    ...measuresRu,
    ...mediationRu,
    ...portalRu,
    ...qualityPolicyRu,
    ...coercionRu,
    ...noticeRu,
    ...noticesRu,
    ...twoWayRu,
    ...waitsRu,
    ...repliesRu,
    ...requestsRu,
    ...ringsRu,
    ...signalsRu,
    ...staffMailRu,
    ...vaultRu,
    ...tiesRu,
    ...keptWordRu,
    ...waiversRu,
  },
  zh: {
    ...errors.zh,
    ...zh,
    ...appealsZh,
    ...disputesZh,
    ...complaintsZh,
    ...deskZh,
    ...detectorModelsZh,
    ...detectorSignalsZh,
    ...detectorPolicyZh,
    ...detectorWatchZh,
    ...entryZh,
    ...faultsZh,
    ...judgingZh,
    ...learntZh,
    ...letterZh,
    ...letterReviewZh,
    ...mailZh,
    ...managerZh,
    ...measuresZh,
    ...mediationZh,
    ...portalZh,
    ...qualityPolicyZh,
    ...coercionZh,
    ...noticeZh,
    ...noticesZh,
    ...twoWayZh,
    ...waitsZh,
    ...repliesZh,
    ...requestsZh,
    ...ringsZh,
    ...signalsZh,
    ...staffMailZh,
    ...vaultZh,
    ...tiesZh,
    ...keptWordZh,
    ...waiversZh,
  },
}
