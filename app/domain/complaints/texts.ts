import type { ComplaintVerdict } from '#domain/complaints/verdict'
import type { Language } from '#domain/language'
import { whoAnswers } from '#domain/statements/who-answers'

type Texts = {
  title: string
  head: string
  outcome: Record<Exclude<ComplaintVerdict, 'decided'>, string>
  /** Whom arbitration found right. */
  decided: Record<'buyer' | 'seller' | 'nobody', string>
  reasons: string
  /** By whether it is decided for the first time or by another, or by the same person under a waiver (B27). */
  who: Record<'person' | 'same', string>
  redress: string
}

/** What a side is told of a decided complaint, in each language. */
export const complaintAnswerTexts: Record<Language, Texts> = {
  en: {
    title: 'Complaint no. {number}: the decision',
    head: 'Complaint no. {number}. Date: {date}.',
    outcome: {
      out_of_scope:
        'The outcome. This is not something the marketplace can judge; nothing is done about it here.',
      invalid: 'The outcome. No ground was found for the complaint; nothing is done about it.',
      not_proven: 'The outcome. What was reported could not be proven; nothing is done about it.',
      verified_fake:
        'The outcome. The order this complaint is about was found not to have been meant. It is noted for the account that placed it.',
      verified_extortion:
        'The outcome. It was found that something was demanded in return for a review. It is noted for the account that wrote it.',
    },
    decided: {
      buyer: 'The outcome. The complaint was decided for the buyer.',
      seller: 'The outcome. The complaint was decided for the seller.',
      nobody: 'The outcome. The complaint was decided for neither side.',
    },
    reasons: 'The reasons. {note}',
    who: {
      person: 'A person has decided, no machine did.',
      same: 'Only one person judges such complaints here at present, so the person who had decided about it has looked at it again; no machine did.',
    },
    redress: `If you disagree you can appeal free of charge until {lastDay}, on the page of the complaint or by the link that comes with this message; ${whoAnswers.en}. If you are right the complaint is opened again. You can also turn to a certified out-of-court dispute body or to a court.`,
  },
  uk: {
    title: 'Скарга № {number}: рішення',
    head: 'Скарга № {number}. Дата: {date}.',
    outcome: {
      out_of_scope: 'Результат. Майданчик не може про це судити; тут нічого не буде вжито.',
      invalid: 'Результат. Підстав для скарги не знайдено; нічого не буде вжито.',
      not_proven: 'Результат. Повідомлене не вдалося довести; нічого не буде вжито.',
      verified_fake:
        'Результат. З’ясовано, що замовлення, якого стосується скарга, було несправжнім. Це зазначено для облікового запису, з якого його зроблено.',
      verified_extortion:
        'Результат. З’ясовано, що в обмін на відгук щось вимагали. Це зазначено для облікового запису, з якого його написано.',
    },
    decided: {
      buyer: 'Результат. Скаргу вирішено на користь покупця.',
      seller: 'Результат. Скаргу вирішено на користь продавця.',
      nobody: 'Результат. Скаргу не вирішено на користь жодної зі сторін.',
    },
    reasons: 'Підстави. {note}',
    who: {
      person: 'Вирішила людина, а не машина.',
      same: 'Такі скарги тут зараз розглядає лише одна людина, тож її повторно вивчила та сама людина, яка вже вирішувала щодо неї, а не машина.',
    },
    redress: `Якщо ви не згодні, до {lastDay} можна безкоштовно оскаржити це на сторінці скарги або за посиланням, що надходить із цим повідомленням; ${whoAnswers.uk}. Якщо ви маєте рацію, скаргу буде відкрито знову. Ви також можете звернутися до сертифікованого органу позасудового врегулювання або до суду.`,
  },
  ru: {
    title: 'Жалоба № {number}: решение',
    head: 'Жалоба № {number}. Дата: {date}.',
    outcome: {
      out_of_scope: 'Итог. Площадка не может об этом судить; здесь ничего предпринято не будет.',
      invalid: 'Итог. Оснований для жалобы не найдено; ничего предпринято не будет.',
      not_proven: 'Итог. Сообщённое не удалось доказать; ничего предпринято не будет.',
      verified_fake:
        'Итог. Установлено, что заказ, о котором идёт речь в жалобе, был ненастоящим. Это отмечено для учётной записи, с которой он сделан.',
      verified_extortion:
        'Итог. Установлено, что в обмен на отзыв чего-то требовали. Это отмечено для учётной записи, с которой он написан.',
    },
    decided: {
      buyer: 'Итог. Жалоба решена в пользу покупателя.',
      seller: 'Итог. Жалоба решена в пользу продавца.',
      nobody: 'Итог. Жалоба не решена в пользу ни одной из сторон.',
    },
    reasons: 'Основания. {note}',
    who: {
      person: 'Решил человек, а не машина.',
      same: 'Такие жалобы здесь сейчас рассматривает только один человек, поэтому её повторно изучил тот же человек, который уже решал по ней, а не машина.',
    },
    redress: `Если вы не согласны, до {lastDay} можно бесплатно обжаловать это на странице жалобы или по ссылке, которая приходит с этим сообщением; ${whoAnswers.ru}. Если вы правы, жалоба будет открыта снова. Вы также можете обратиться в сертифицированный орган внесудебного урегулирования или в суд.`,
  },
  zh: {
    title: '投诉 {number} 号：处理决定',
    head: '投诉 {number} 号。日期：{date}。',
    outcome: {
      out_of_scope: '结果：该事项不属于平台可以裁断的范围，平台不采取措施。',
      invalid: '结果：未发现投诉成立的依据，平台不采取措施。',
      not_proven: '结果：所反映的情况无法证实，平台不采取措施。',
      verified_fake: '结果：经查，该投诉所涉订单为虚假订单，已记录在下单账户名下。',
      verified_extortion: '结果：经查，有人以评价索要利益。已记录在撰写账户名下。',
    },
    decided: {
      buyer: '结果：投诉裁定支持买家。',
      seller: '结果：投诉裁定支持卖家。',
      nobody: '结果：投诉裁定不支持任何一方。',
    },
    reasons: '理由：{note}',
    who: {
      person: '由人员作出决定，而非机器。',
      same: '目前此处只有一人处理此类投诉，因此由此前就该投诉作出决定的同一人重新审视，而非机器。',
    },
    redress: `如有异议，您可在 {lastDay} 之前通过投诉页面或随本消息附上的链接免费申诉，${whoAnswers.zh}；如您的申诉成立，投诉将重新受理。您也可以向经认证的庭外争议解决机构或法院寻求帮助。`,
  },
}
