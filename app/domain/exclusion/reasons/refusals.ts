import type { ExclusionReason, RefusalReasonCode } from '#domain/exclusion/reasons/reason'

/** R4.10a–e: the closed list of why a seller is not taken back at a re-check. */
export const refusalReasons: (ExclusionReason & { code: RefusalReasonCode })[] = [
  {
    code: 'no_constructive_letter',
    actions: ['uphold'],
    restricts: true,
    ground: 'Return conditions 2.4: a constructive letter by the day of the re-check',
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
    ground: 'Return conditions 2.1: existing negative reviews are worked through',
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
    ground: 'Return conditions 2.2: no more new negative reviews or complaints than others have',
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
    ground: 'Return conditions 2.3: no fictitious reviews',
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
    ground: 'Return conditions 2.2: new genuine positive reviews, and a rating that rose',
    text: {
      uk: 'Рейтинг якості обслуговування не змінився або покращився несуттєво.',
      ru: 'Рейтинг качества обслуживания не изменился или улучшился несущественно.',
      en: 'The rating of service quality is unchanged or has improved insignificantly.',
      zh: '服务质量评分没有变化，或提升不明显。',
    },
  },
]
