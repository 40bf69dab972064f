import type { ExclusionReason, RefusalReasonCode } from '#domain/exclusion/reasons/reason'

/** R4.10a–e: the closed list of why a seller is not taken back at a re-check. */
export const refusalReasons: (ExclusionReason & { code: RefusalReasonCode })[] = [
  {
    code: 'no_constructive_letter',
    actions: ['uphold'],
    restricts: true,
    ground: {
      uk: 'Умови повернення 2.4: конструктивний лист до дня повторної перевірки',
      ru: 'Условия возвращения 2.4: конструктивное письмо ко дню повторной проверки',
      en: 'Return conditions 2.4: a constructive letter by the day of the re-check',
      zh: '恢复条件 2.4：在复查日之前提交建设性信函',
    },
    text: {
      uk: 'Конструктивного листа з планом поліпшення немає, або він надійшов пізніше дня повторної перевірки.',
      ru: 'Конструктивного письма с планом улучшений нет, или оно пришло позже дня повторной проверки.',
      en: 'There is no constructive letter with a plan of improvement, or it came after the day of the re-check.',
      zh: '没有收到包含改进计划的建设性信函，或信函晚于复查日收到。',
    },
  },
  {
    code: 'negatives_not_handled',
    actions: ['uphold'],
    restricts: true,
    ground: {
      uk: 'Умови повернення 2.1: отримані негативні відгуки опрацьовано',
      ru: 'Условия возвращения 2.1: полученные негативные отзывы проработаны',
      en: 'Return conditions 2.1: existing negative reviews are worked through',
      zh: '恢复条件 2.1：已收到的差评须处理完毕',
    },
    text: {
      uk: 'Отримані негативні відгуки не опрацьовані: не вирішені з покупцями й не прокоментовані.',
      ru: 'Полученные негативные отзывы не проработаны: не решены с покупателями и не прокомментированы.',
      en: 'Negative reviews already received are not worked through: neither resolved with the buyers nor answered.',
      zh: '已收到的差评未处理：既未与买家解决，也未作回应。',
    },
  },
  {
    code: 'new_negatives',
    actions: ['uphold'],
    restricts: true,
    ground: {
      uk: 'Умови повернення 2.2: нових негативних відгуків чи скарг не більше, ніж в інших',
      ru: 'Условия возвращения 2.2: новых негативных отзывов или жалоб не больше, чем у других',
      en: 'Return conditions 2.2: no more new negative reviews or complaints than others have',
      zh: '恢复条件 2.2：新增差评或投诉不多于其他卖家',
    },
    text: {
      uk: 'Надійшли нові негативні відгуки чи скарги.',
      ru: 'Поступили новые негативные отзывы или жалобы.',
      en: 'New negative reviews or complaints came in.',
      zh: '又收到了新的差评或投诉。',
    },
  },
  {
    code: 'fictitious_positives',
    actions: ['uphold'],
    restricts: true,
    ground: {
      uk: 'Умови повернення 2.3: жодних фіктивних відгуків',
      ru: 'Условия возвращения 2.3: никаких фиктивных отзывов',
      en: 'Return conditions 2.3: no fictitious reviews',
      zh: '恢复条件 2.3：不得有虚假评价',
    },
    text: {
      uk: 'З’явилися фіктивні позитивні відгуки.',
      ru: 'Появились фиктивные положительные отзывы.',
      en: 'Fictitious positive reviews appeared.',
      zh: '出现了虚假好评。',
    },
  },
  {
    code: 'rating_not_improved',
    actions: ['uphold'],
    restricts: true,
    ground: {
      uk: 'Умови повернення 2.2: нові справжні позитивні відгуки й вищий рейтинг',
      ru: 'Условия возвращения 2.2: новые настоящие положительные отзывы и выросший рейтинг',
      en: 'Return conditions 2.2: new genuine positive reviews, and a rating that rose',
      zh: '恢复条件 2.2：有新的真实好评，且评分上升',
    },
    text: {
      uk: 'Рейтинг якості обслуговування не змінився або покращився несуттєво.',
      ru: 'Рейтинг качества обслуживания не изменился или улучшился несущественно.',
      en: 'The rating of service quality is unchanged or has improved insignificantly.',
      zh: '服务质量评分没有变化，或提升不明显。',
    },
  },
]
