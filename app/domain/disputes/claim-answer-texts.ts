import type { Fault, FaultOfOthers } from '#domain/disputes/fault'
import type { Language } from '#domain/language'
import { whoAnswers } from '#domain/statements/who-answers'

type Texts = {
  title: Record<'counts' | 'counts_not', string>
  head: string
  found: Record<Fault, string>
  claim: Record<FaultOfOthers, string>
  reasons: string
  /** By whether somebody else judged, or the same person under a waiver (B27). */
  who: Record<'another' | 'same', string>
  redress: Record<'another' | 'same', string>
}

/** The words in which a shop is answered whose fault a bad review tells of. `{names}` are filled from the claim. */
export const claimAnswerTexts: Record<Language, Texts> = {
  en: {
    title: {
      counts: 'What you said of a review: it goes on counting',
      counts_not: 'What you said of a review: it no longer counts against you',
    },
    head: 'Review: {reviewId}. What you said has the number {claimId}. Date: {date}.',
    found: {
      seller: 'The outcome. The fault was found to be your shop’s: the review stays and counts as before.',
      unclear: 'The outcome. Whose fault it was cannot be told: the review stays and counts as before.',
      platform: 'The outcome. The fault was ours: the review stays, and is left out of your figures.',
      carrier: 'The outcome. The fault was the carrier’s: the review stays, and is left out of your figures.',
      buyer: 'The outcome. The fault was the buyer’s: the review stays, and is left out of your figures.',
    },
    claim: {
      platform: 'What you said. It was the marketplace’s fault.',
      carrier: 'What you said. It was the carrier’s fault.',
      buyer: 'What you said. It was the buyer’s fault.',
    },
    reasons: 'The reasons. {note}',
    who: {
      another:
        'Somebody who had not decided about the review before has judged, no machine did. What you said counts neither among your disputes nor for or against a return to the catalogue.',
      same: 'Only one person judges such things here at present, so the person who had decided about the review or said whose fault it was has looked at it again; no machine did. What you said counts neither among your disputes nor for or against a return to the catalogue.',
    },
    redress: {
      another: `If you disagree you can appeal free of charge in the portal until {lastDay}; ${whoAnswers.en}. You can also turn to the mediators named in the terms, to an out-of-court dispute body, or to a court.`,
      same: 'If you disagree you can appeal free of charge in the portal until {lastDay}; the answer says whether somebody else judged. You can also turn to the mediators named in the terms, to an out-of-court dispute body, or to a court.',
    },
  },
  uk: {
    title: {
      counts: 'Ваша заява про відгук: він і далі враховується',
      counts_not: 'Ваша заява про відгук: він більше не враховується проти вас',
    },
    head: 'Відгук: {reviewId}. Номер вашої заяви: {claimId}. Дата: {date}.',
    found: {
      seller:
        'Результат. Встановлено, що вина вашого магазину: відгук залишається й враховується, як і раніше.',
      unclear: 'Результат. Чия це вина, встановити не можна: відгук залишається й враховується, як і раніше.',
      platform: 'Результат. Вина наша: відгук залишається, але у ваших показниках не враховується.',
      carrier: 'Результат. Вина перевізника: відгук залишається, але у ваших показниках не враховується.',
      buyer: 'Результат. Вина покупця: відгук залишається, але у ваших показниках не враховується.',
    },
    claim: {
      platform: 'Що ви вказали. Винен маркетплейс.',
      carrier: 'Що ви вказали. Винен перевізник.',
      buyer: 'Що ви вказали. Винен покупець.',
    },
    reasons: 'Підстави. {note}',
    who: {
      another:
        'Розглянула людина, яка раніше не вирішувала щодо цього відгуку, а не машина. Ваша заява не рахується серед заперечень і не враховується ні за, ні проти повернення в каталог.',
      same: 'Такі заяви тут зараз розглядає лише одна людина, тож її повторно вивчила та сама людина, яка вже вирішувала щодо відгуку або визначала, чия вина, а не машина. Ваша заява не рахується серед заперечень і не враховується ні за, ні проти повернення в каталог.',
    },
    redress: {
      another: `Якщо ви не згодні, до {lastDay} можна безкоштовно оскаржити це в кабінеті; ${whoAnswers.uk}. Ви також можете звернутися до медіаторів, названих в умовах, до органу позасудового врегулювання або до суду.`,
      same: 'Якщо ви не згодні, до {lastDay} можна безкоштовно оскаржити це в кабінеті; у відповіді буде сказано, чи розглядав хтось інший. Ви також можете звернутися до медіаторів, названих в умовах, до органу позасудового врегулювання або до суду.',
    },
  },
  ru: {
    title: {
      counts: 'Ваше заявление об отзыве: он и дальше учитывается',
      counts_not: 'Ваше заявление об отзыве: он больше не учитывается против вас',
    },
    head: 'Отзыв: {reviewId}. Номер вашего заявления: {claimId}. Дата: {date}.',
    found: {
      seller: 'Итог. Установлено, что вина вашего магазина: отзыв остаётся и учитывается, как прежде.',
      unclear: 'Итог. Чья это вина, установить нельзя: отзыв остаётся и учитывается, как прежде.',
      platform: 'Итог. Вина наша: отзыв остаётся, но в ваших показателях не учитывается.',
      carrier: 'Итог. Вина перевозчика: отзыв остаётся, но в ваших показателях не учитывается.',
      buyer: 'Итог. Вина покупателя: отзыв остаётся, но в ваших показателях не учитывается.',
    },
    claim: {
      platform: 'Что вы указали. Виноват маркетплейс.',
      carrier: 'Что вы указали. Виноват перевозчик.',
      buyer: 'Что вы указали. Виноват покупатель.',
    },
    reasons: 'Основания. {note}',
    who: {
      another:
        'Рассмотрел человек, который раньше не решал по этому отзыву, а не машина. Ваше заявление не считается среди возражений и не учитывается ни за, ни против возвращения в каталог.',
      same: 'Такие заявления здесь сейчас рассматривает только один человек, поэтому его повторно изучил тот же человек, который уже решал по отзыву или определял, чья вина, а не машина. Ваше заявление не считается среди возражений и не учитывается ни за, ни против возвращения в каталог.',
    },
    redress: {
      another: `Если вы не согласны, до {lastDay} можно бесплатно обжаловать это в кабинете; ${whoAnswers.ru}. Вы также можете обратиться к медиаторам, названным в условиях, в орган внесудебного урегулирования или в суд.`,
      same: 'Если вы не согласны, до {lastDay} можно бесплатно обжаловать это в кабинете; в ответе будет сказано, рассматривал ли кто-то другой. Вы также можете обратиться к медиаторам, названным в условиях, в орган внесудебного урегулирования или в суд.',
    },
  },
  zh: {
    title: {
      counts: '您关于评价责任的说明：该评价继续计入',
      counts_not: '您关于评价责任的说明：该评价不再计入您的统计',
    },
    head: '评价：{reviewId}。说明编号：{claimId}。日期：{date}。',
    found: {
      seller: '结果：认定责任在您的店铺，该评价保留并照常计入。',
      unclear: '结果：无法查明责任在谁，该评价保留并照常计入。',
      platform: '结果：责任在我们，该评价保留，但不计入您的统计。',
      carrier: '结果：责任在承运方，该评价保留，但不计入您的统计。',
      buyer: '结果：责任在买家，该评价保留，但不计入您的统计。',
    },
    claim: {
      platform: '您的主张：责任在平台。',
      carrier: '您的主张：责任在承运方。',
      buyer: '您的主张：责任在买家。',
    },
    reasons: '理由：{note}',
    who: {
      another: '由此前未就该评价作出决定的人员审理，而非机器。该说明不计为异议，对恢复上架既不加分也不减分。',
      same: '目前此处只有一人审理此类说明，因此由此前就该评价作出决定或认定过责任的同一人重新审视，而非机器。该说明不计为异议，对恢复上架既不加分也不减分。',
    },
    redress: {
      another: `如有异议，您可在 {lastDay} 之前在卖家中心免费申诉，${whoAnswers.zh}。您也可以向条款中列明的调解员、庭外争议解决机构或法院寻求帮助。`,
      same: '如有异议，您可在 {lastDay} 之前在卖家中心免费申诉，答复中会说明是否由他人审理。您也可以向条款中列明的调解员、庭外争议解决机构或法院寻求帮助。',
    },
  },
}
