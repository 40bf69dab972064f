import type { Language } from '#domain/language'
import { whoAnswers } from '#domain/statements/who-answers'

/** What a decision takes from a seller's reply. */
export type RestrictionOfReply = 'rejected' | 'removed' | 'returned'

type ReplyStatementTexts = {
  title: Record<RestrictionOfReply, string>
  head: string
  what: Record<RestrictionOfReply, string>
  why: string
  facts: string
  mend: string
  origin: { automatic: string; person: string }
  redress: string
  fact: Record<RestrictionOfReply, string>
}

/** What a shop is told whose public reply is not shown. Nobody's name is in it. */
export const replyStatementTexts: Record<Language, ReplyStatementTexts> = {
  en: {
    title: {
      rejected: 'Your reply to a review is not shown',
      removed: 'Your reply to a review is taken down',
      returned: 'Your reply to a review needs a change',
    },
    head: 'Reply: {replyId}, of {shop}, to review {reviewId}. Date: {date}.',
    what: {
      rejected:
        'What was decided. The reply is not shown, anywhere on the marketplace and without an end date. You can write another one at any time.',
      removed:
        'What was decided. The reply, which could be read until now, is taken down, everywhere on the marketplace and without an end date. You can write another one at any time.',
      returned:
        'What was decided. The reply is not shown for now, anywhere on the marketplace. This lasts until you have written another one and it has been looked at.',
    },
    why: 'Why. {reason} The rule: {ground}.',
    facts: 'The facts. Your reply of {written} was read together with the review it answers.',
    mend: 'What to change. {note}',
    origin: {
      automatic:
        'How it was found and decided. All replies are checked before they are shown; an automatic check pointed at this one. A person decided, no machine did.',
      person:
        'How it was found and decided. A person came upon it in reading. A person decided, no machine did.',
    },
    redress: `If you disagree. Until {appealDay} you can appeal free of charge in the portal; ${whoAnswers.en}. You can also turn to a mediator, to a certified out-of-court dispute body, or to a court.`,
    fact: {
      rejected: 'A seller’s reply of {writtenDay} to a review is not shown. Ground: {reason}',
      removed: 'A seller’s public reply of {writtenDay} to a review is taken down. Ground: {reason}',
      returned:
        'A seller’s reply of {writtenDay} to a review is not shown until it is changed. Ground: {reason}',
    },
  },
  uk: {
    title: {
      rejected: 'Вашу відповідь на відгук не показано',
      removed: 'Вашу відповідь на відгук знято',
      returned: 'Вашу відповідь на відгук треба змінити',
    },
    head: 'Відповідь: {replyId}, від {shop}, на відгук {reviewId}. Дата: {date}.',
    what: {
      rejected:
        'Що вирішено. Відповідь не показується ніде на маркетплейсі, безстроково. Ви можете будь-коли написати іншу.',
      removed:
        'Що вирішено. Відповідь, яку досі можна було прочитати, знято на всьому маркетплейсі, безстроково. Ви можете будь-коли написати іншу.',
      returned:
        'Що вирішено. Відповідь поки не показується ніде на маркетплейсі. Так буде, доки ви не напишете іншу й її не переглянуть.',
    },
    why: 'Чому. {reason} Правило: {ground}.',
    facts: 'Факти. Вашу відповідь, написану {written}, прочитали разом із відгуком, на який вона відповідає.',
    mend: 'Що змінити. {note}',
    origin: {
      automatic:
        'Як це виявлено й вирішено. Усі відповіді перевіряють перед показом; на цю вказала автоматична перевірка. Рішення ухвалила людина, а не машина.',
      person:
        'Як це виявлено й вирішено. Це помітила людина, коли читала. Рішення ухвалила людина, а не машина.',
    },
    redress: `Якщо ви не згодні. До {appealDay} можна безкоштовно подати апеляцію в порталі; ${whoAnswers.uk}. Ви також можете звернутися до медіатора, до сертифікованого органу позасудового врегулювання або до суду.`,
    fact: {
      rejected: 'Відповідь продавця на відгук від {writtenDay} не показується. Підстава: {reason}',
      removed: 'Публічну відповідь продавця на відгук від {writtenDay} знято. Підстава: {reason}',
      returned:
        'Відповідь продавця на відгук від {writtenDay} не показується, доки її не змінено. Підстава: {reason}',
    },
  },
  ru: {
    title: {
      rejected: 'Ваш ответ на отзыв не показан',
      removed: 'Ваш ответ на отзыв снят',
      returned: 'Ваш ответ на отзыв нужно изменить',
    },
    head: 'Ответ: {replyId}, от {shop}, на отзыв {reviewId}. Дата: {date}.',
    what: {
      rejected:
        'Что решено. Ответ не показывается нигде на маркетплейсе, бессрочно. Вы можете в любое время написать другой.',
      removed:
        'Что решено. Ответ, который до сих пор можно было прочесть, снят на всём маркетплейсе, бессрочно. Вы можете в любое время написать другой.',
      returned:
        'Что решено. Ответ пока не показывается нигде на маркетплейсе. Так будет, пока вы не напишете другой и его не посмотрят.',
    },
    why: 'Почему. {reason} Правило: {ground}.',
    facts: 'Факты. Ваш ответ, написанный {written}, прочли вместе с отзывом, на который он отвечает.',
    mend: 'Что изменить. {note}',
    origin: {
      automatic:
        'Как это обнаружено и решено. Все ответы проверяются перед показом; на этот указала автоматическая проверка. Решение принял человек, а не машина.',
      person:
        'Как это обнаружено и решено. Это заметил человек, когда читал. Решение принял человек, а не машина.',
    },
    redress: `Если вы не согласны. До {appealDay} можно бесплатно подать апелляцию в портале; ${whoAnswers.ru}. Вы также можете обратиться к медиатору, в сертифицированный орган внесудебного урегулирования или в суд.`,
    fact: {
      rejected: 'Ответ продавца на отзыв от {writtenDay} не показывается. Основание: {reason}',
      removed: 'Публичный ответ продавца на отзыв от {writtenDay} снят. Основание: {reason}',
      returned:
        'Ответ продавца на отзыв от {writtenDay} не показывается, пока он не изменён. Основание: {reason}',
    },
  },
  zh: {
    title: {
      rejected: '您对评价的回复未予显示',
      removed: '您对评价的回复已被撤下',
      returned: '您对评价的回复需要修改',
    },
    head: '回复：{replyId}，店铺 {shop}，针对评价 {reviewId}。日期：{date}。',
    what: {
      rejected: '决定内容。该回复不在平台任何位置显示，无终止日期。您可以随时重新回复。',
      removed: '决定内容。该回复此前可见，现已在整个平台撤下，无终止日期。您可以随时重新回复。',
      returned: '决定内容。该回复暂不在平台任何位置显示，直至您重新回复并经过查看。',
    },
    why: '理由。{reason}规则：{ground}。',
    facts: '事实。您于{written}所写的回复已与其所针对的评价一并阅读。',
    mend: '需修改之处。{note}',
    origin: {
      automatic: '发现与决定方式。所有回复在显示前都会检查；自动检查提示了本条。决定由人作出，而非机器。',
      person: '发现与决定方式。由工作人员阅读时发现。决定由人作出，而非机器。',
    },
    redress: `如果您不同意。在{appealDay}之前，您可以在商家门户中免费申诉，${whoAnswers.zh}。您也可以求助于调解员、经认证的庭外争议解决机构或法院。`,
    fact: {
      rejected: '卖家于 {writtenDay} 对评价的回复未予显示。理由：{reason}',
      removed: '卖家于 {writtenDay} 对评价的公开回复已被撤下。理由：{reason}',
      returned: '卖家于 {writtenDay} 对评价的回复在修改前不予显示。理由：{reason}',
    },
  },
}
