import type { Reason } from '#domain/reasons/reason'

const internal = 'Moderation procedure: a second, more experienced look'

/** Why somebody else has to look, and what an author still has to send. */
export const processReasons: Reason[] = [
  {
    code: 'proof_missing',
    actions: ['return'],
    restricts: true,
    ground: 'Review rules 1.4: a review rests on an order or a visit',
    text: {
      uk: 'Не вистачає підтвердження замовлення. Додайте номер замовлення або фото чека.',
      ru: 'Не хватает подтверждения заказа. Добавьте номер заказа или фото чека.',
      en: 'There is no proof of an order yet. Please add the order number or a photo of the receipt.',
      zh: '缺少订单凭证。请补充订单号或收据照片。',
    },
  },
  {
    code: 'unsure',
    actions: ['escalate'],
    restricts: false,
    ground: internal,
    text: {
      uk: 'Правила не дають однозначної відповіді.',
      ru: 'Правила не дают однозначного ответа.',
      en: 'The rules do not give a clear answer.',
      zh: '现有规则无法给出明确结论。',
    },
  },
  {
    code: 'possible_ring',
    actions: ['escalate'],
    restricts: false,
    ground: internal,
    text: {
      uk: 'Схоже на узгоджену групу відгуків.',
      ru: 'Похоже на согласованную группу отзывов.',
      en: 'It looks like a coordinated group of reviews.',
      zh: '疑似有组织的批量评价。',
    },
  },
  {
    code: 'legal_question',
    actions: ['escalate'],
    restricts: false,
    ground: internal,
    text: {
      uk: 'Потрібна правова оцінка.',
      ru: 'Нужна правовая оценка.',
      en: 'A legal judgement is needed.',
      zh: '需要法律判断。',
    },
  },
  {
    code: 'danger',
    actions: ['escalate'],
    restricts: false,
    ground: internal,
    text: {
      uk: 'Текст свідчить про небезпеку для життя чи здоров’я.',
      ru: 'Текст говорит об опасности для жизни или здоровья.',
      en: 'The text speaks of a danger to life or health.',
      zh: '内容涉及生命或健康危险。',
    },
  },
  {
    code: 'own_interest',
    actions: ['escalate'],
    restricts: false,
    ground: 'Moderation procedure: nobody judges what touches them',
    text: {
      uk: 'Модератор особисто пов’язаний зі справою.',
      ru: 'Модератор лично связан с делом.',
      en: 'The moderator has a personal tie to the matter.',
      zh: '审核员与此事有个人关联。',
    },
  },
]
