import { dayOf } from '#domain/day'
import type { DisputeOutcome } from '#domain/disputes/dispute'
import type { Language } from '#domain/language'
import { findReason } from '#domain/reason'
import { reasonGrounds } from '#domain/reasons/grounds'
import { ok, type Result } from '#domain/result'
import { dayInWords } from '#domain/statements/day-in-words'
import { fillWhole, type StatementRefusal } from '#domain/statements/fill'
import { lastAppealDay } from '#domain/statements/redress'
import { whoAnswers } from '#domain/statements/who-answers'

/** By whether somebody else judged, or the same person under a waiver (B27). */
type WhoJudged = Record<'another' | 'same', string>
type Texts = {
  title: Record<DisputeOutcome, string>
  head: string
  outcome: Record<DisputeOutcome, string>
  claim: string
  reasons: string
  who: WhoJudged
  counts: string
  redress: WhoJudged
}

const texts: Record<Language, Texts> = {
  en: {
    title: {
      kept: 'Your dispute: the review stays',
      masked: 'Your dispute: the review stays, masked in part',
      removed: 'Your dispute: the review is taken down',
    },
    head: 'Review: {reviewId}. Dispute: {disputeId}. Date: {date}.',
    outcome: {
      kept: 'The outcome. The review breaks no rule in the way you said, and stays as it is.',
      masked:
        'The outcome. The review stays, but places of it that are not for readers are masked; its author is told why.',
      removed: 'The outcome. The review breaks the rule you named and is taken down; its author is told why.',
    },
    claim: 'What you said. {reason} The rule: {ground}.',
    reasons: 'The reasons. {note}',
    who: {
      another: 'Somebody who had not decided about the review before has judged, no machine did.',
      same: 'Only one person judges disputes here at present, so the person who had decided about the review has looked at it again; no machine did.',
    },
    counts: 'A dispute is not a solution: it counts neither for nor against a return to the catalogue.',
    redress: {
      another: `If you disagree you can appeal free of charge in the portal until {lastDay}; ${whoAnswers.en}. You can also turn to the mediators named in the terms, to an out-of-court dispute body, or to a court.`,
      same: 'If you disagree you can appeal free of charge in the portal until {lastDay}; the answer says whether somebody else judged. You can also turn to the mediators named in the terms, to an out-of-court dispute body, or to a court.',
    },
  },
  uk: {
    title: {
      kept: 'Ваше заперечення: відгук залишається',
      masked: 'Ваше заперечення: відгук залишається, частину приховано',
      removed: 'Ваше заперечення: відгук знято',
    },
    head: 'Відгук: {reviewId}. Заперечення: {disputeId}. Дата: {date}.',
    outcome: {
      kept: 'Результат. Відгук не порушує правил так, як ви вказали, і залишається без змін.',
      masked:
        'Результат. Відгук залишається, але місця, не призначені для читачів, у ньому приховано; авторові повідомлено причину.',
      removed: 'Результат. Відгук порушує вказане вами правило, його знято; авторові повідомлено причину.',
    },
    claim: 'Що ви вказали. {reason} Правило: {ground}.',
    reasons: 'Підстави. {note}',
    who: {
      another: 'Розглянула людина, яка раніше не вирішувала щодо цього відгуку, а не машина.',
      same: 'Заперечення тут зараз розглядає лише одна людина, тож його повторно вивчила та сама людина, яка вже вирішувала щодо цього відгуку, а не машина.',
    },
    counts: 'Заперечення не є розв’язанням: воно не враховується ні за, ні проти повернення в каталог.',
    redress: {
      another: `Якщо ви не згодні, до {lastDay} можна безкоштовно оскаржити це в кабінеті; ${whoAnswers.uk}. Ви також можете звернутися до медіаторів, названих в умовах, до органу позасудового врегулювання або до суду.`,
      same: 'Якщо ви не згодні, до {lastDay} можна безкоштовно оскаржити це в кабінеті; у відповіді буде сказано, чи розглядав хтось інший. Ви також можете звернутися до медіаторів, названих в умовах, до органу позасудового врегулювання або до суду.',
    },
  },
  ru: {
    title: {
      kept: 'Ваше возражение: отзыв остаётся',
      masked: 'Ваше возражение: отзыв остаётся, часть скрыта',
      removed: 'Ваше возражение: отзыв снят',
    },
    head: 'Отзыв: {reviewId}. Возражение: {disputeId}. Дата: {date}.',
    outcome: {
      kept: 'Итог. Отзыв не нарушает правил так, как вы указали, и остаётся без изменений.',
      masked:
        'Итог. Отзыв остаётся, но места, не предназначенные для читателей, в нём скрыты; автору сообщена причина.',
      removed: 'Итог. Отзыв нарушает указанное вами правило и снят; автору сообщена причина.',
    },
    claim: 'Что вы указали. {reason} Правило: {ground}.',
    reasons: 'Основания. {note}',
    who: {
      another: 'Рассмотрел человек, который раньше не решал по этому отзыву, а не машина.',
      same: 'Возражения здесь сейчас рассматривает только один человек, поэтому его повторно изучил тот же человек, который уже решал по этому отзыву, а не машина.',
    },
    counts:
      'Возражение не является решением вопроса: оно не учитывается ни за, ни против возвращения в каталог.',
    redress: {
      another: `Если вы не согласны, до {lastDay} можно бесплатно обжаловать это в кабинете; ${whoAnswers.ru}. Вы также можете обратиться к медиаторам, названным в условиях, в орган внесудебного урегулирования или в суд.`,
      same: 'Если вы не согласны, до {lastDay} можно бесплатно обжаловать это в кабинете; в ответе будет сказано, рассматривал ли кто-то другой. Вы также можете обратиться к медиаторам, названным в условиях, в орган внесудебного урегулирования или в суд.',
    },
  },
  zh: {
    title: {
      kept: '您的异议：评价保留',
      masked: '您的异议：评价保留，部分内容已遮盖',
      removed: '您的异议：评价已撤下',
    },
    head: '评价：{reviewId}。异议编号：{disputeId}。日期：{date}。',
    outcome: {
      kept: '结果：该评价并未如您所述违反规则，予以保留。',
      masked: '结果：该评价予以保留，但其中不宜公开的内容已被遮盖，并已告知作者原因。',
      removed: '结果：该评价违反了您所指出的规则，已被撤下，并已告知作者原因。',
    },
    claim: '您的主张：{reason}规则：{ground}。',
    reasons: '理由：{note}',
    who: {
      another: '由此前未就该评价作出决定的人员审理，而非机器。',
      same: '目前此处只有一人审理异议，因此由此前就该评价作出决定的同一人重新审视，而非机器。',
    },
    counts: '提出异议并不等于解决问题：对恢复上架既不加分也不减分。',
    redress: {
      another: `如有异议，您可在 {lastDay} 之前在卖家中心免费申诉，${whoAnswers.zh}。您也可以向条款中列明的调解员、庭外争议解决机构或法院寻求帮助。`,
      same: '如有异议，您可在 {lastDay} 之前在卖家中心免费申诉，答复中会说明是否由他人审理。您也可以向条款中列明的调解员、庭外争议解决机构或法院寻求帮助。',
    },
  },
}

export type AnsweredDispute = {
  id: string
  reviewId: string
  reasonCode: string
  outcome: DisputeOutcome
  note: string
  /** Whether who judged had decided about the review, and does so under a waiver. */
  isWaived: boolean
  decidedAt: Date
  /** The marketplace's time zone, in which days are said. */
  zone: string
}

/** What a seller is answered to a dispute: the outcome, its reasons and where else to turn. */
export function answerDispute(
  { id, reviewId, reasonCode, outcome, note, isWaived, decidedAt, zone }: AnsweredDispute,
  language: Language,
): Result<{ title: string; body: string }, StatementRefusal> {
  const { title, head, outcome: said, claim, reasons, who, counts, redress } = texts[language]
  const judged = isWaived ? 'same' : 'another'
  const last = [language === 'zh' ? `${who[judged]}${counts}` : `${who[judged]} ${counts}`, redress[judged]]
  const today = dayOf(decidedAt, zone)
  const body = fillWhole([head, said[outcome], claim, reasons, ...last].join('\n\n'), {
    ...{ reviewId, disputeId: id, note, date: dayInWords(today, language) },
    reason: findReason(reasonCode)?.text[language] ?? '',
    ground: reasonGrounds[reasonCode]?.[language] ?? '',
    lastDay: dayInWords(lastAppealDay(today), language),
  })
  return body.ok ? ok({ title: title[outcome], body: body.value }) : body
}
