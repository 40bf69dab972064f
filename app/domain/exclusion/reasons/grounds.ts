import type { ExclusionReason } from '#domain/exclusion/reasons/reason'

/** Why goods are taken out of the catalogue. The last three are for an immediate stop (E7). */
export const exclusionGrounds: ExclusionReason[] = [
  {
    code: 'quality_worsened',
    actions: ['exclude'],
    restricts: true,
    ground: {
      uk: 'Стандарти обслуговування 1.1: якість погіршилася за останні 1–3 місяці',
      ru: 'Стандарты обслуживания 1.1: качество ухудшилось за последние 1–3 месяца',
      en: 'Service standards 1.1: quality has worsened over the last 1–3 months',
      zh: '服务标准 1.1：最近 1–3 个月内质量下降',
    },
    text: {
      uk: 'Якість обслуговування погіршилася за останні 1–3 місяці й значно гірша, ніж у порівнянних продавців.',
      ru: 'Качество обслуживания ухудшилось за последние 1–3 месяца и значительно хуже, чем у сопоставимых продавцов.',
      en: 'Service quality has worsened over the last 1–3 months and is significantly below that of comparable sellers.',
      zh: '服务质量在最近 1–3 个月内下降，明显低于同类卖家。',
    },
  },
  {
    code: 'quality_low_for_a_year',
    actions: ['exclude'],
    restricts: true,
    ground: {
      uk: 'Стандарти обслуговування 1.2: якість низька за останній рік',
      ru: 'Стандарты обслуживания 1.2: качество низкое за последний год',
      en: 'Service standards 1.2: quality has been low over the last year',
      zh: '服务标准 1.2：最近一年质量偏低',
    },
    text: {
      uk: 'Якість обслуговування низька за останній рік і значно гірша, ніж у порівнянних продавців.',
      ru: 'Качество обслуживания низкое за последний год и значительно хуже, чем у сопоставимых продавцов.',
      en: 'Service quality has been low over the last year and is significantly below that of comparable sellers.',
      zh: '最近一年服务质量偏低，明显低于同类卖家。',
    },
  },
  {
    code: 'negatives_left_open',
    actions: ['exclude'],
    restricts: true,
    ground: {
      uk: 'Стандарти обслуговування 1.3: негативні відгуки опрацьовують або коментують',
      ru: 'Стандарты обслуживания 1.3: негативные отзывы прорабатывают или комментируют',
      en: 'Service standards 1.3: negative reviews are worked through or answered',
      zh: '服务标准 1.3：差评须处理或作出回应',
    },
    text: {
      uk: 'Негативні відгуки чи скарги надходять систематично, їх не вирішують і не коментують.',
      ru: 'Негативные отзывы или жалобы поступают систематически, их не решают и не комментируют.',
      en: 'Negative reviews or complaints keep coming and are neither resolved nor answered.',
      zh: '差评或投诉持续出现，既未解决也未回应。',
    },
  },
  {
    code: 'fictitious_reviews',
    actions: ['exclude'],
    restricts: true,
    ground: {
      uk: 'Стандарти обслуговування 1.4: жодних фіктивних відгуків',
      ru: 'Стандарты обслуживания 1.4: никаких фиктивных отзывов',
      en: 'Service standards 1.4: no fictitious reviews',
      zh: '服务标准 1.4：不得有虚假评价',
    },
    text: {
      uk: 'У компанії виявлено фіктивні відгуки.',
      ru: 'У компании выявлены фиктивные отзывы.',
      en: 'Fictitious reviews of the company were found.',
      zh: '发现该店铺存在虚假评价。',
    },
  },
  {
    code: 'relapse_on_probation',
    actions: ['exclude'],
    restricts: true,
    ground: {
      uk: 'Стандарти обслуговування 3.4: під час випробувального строку обіцяне виконують',
      ru: 'Стандарты обслуживания 3.4: в испытательный срок обещанное выполняют',
      en: 'Service standards 3.4: what was promised is kept during the probation',
      zh: '服务标准 3.4：观察期内须兑现承诺',
    },
    text: {
      uk: 'Під час випробувального строку якість знову знизилася або обіцяне не виконано.',
      ru: 'Во время испытательного срока качество снова снизилось или обещанное не выполнено.',
      en: 'During the probation quality fell again or what was promised was not kept.',
      zh: '观察期内质量再次下降，或承诺未兑现。',
    },
  },
  {
    code: 'safety',
    actions: ['stop'],
    restricts: true,
    ground: {
      uk: 'Стандарти обслуговування 4.1: небезпека для життя або здоров’я',
      ru: 'Стандарты обслуживания 4.1: опасность для жизни или здоровья',
      en: 'Service standards 4.1: danger to life or health',
      zh: '服务标准 4.1：危及生命或健康',
    },
    text: {
      uk: 'Товари чи дії продавця становлять небезпеку для життя або здоров’я.',
      ru: 'Товары или действия продавца опасны для жизни или здоровья.',
      en: 'The seller’s goods or actions are a danger to life or health.',
      zh: '该卖家的商品或行为危及生命或健康。',
    },
  },
  {
    code: 'illegal_goods',
    actions: ['stop'],
    restricts: true,
    ground: {
      uk: 'Стандарти обслуговування 4.2 і закон: жодних незаконних товарів і шахрайства',
      ru: 'Стандарты обслуживания 4.2 и закон: никаких незаконных товаров и мошенничества',
      en: 'Service standards 4.2 and the law: no illegal goods or fraud',
      zh: '服务标准 4.2 及法律：不得销售违法商品或欺诈',
    },
    text: {
      uk: 'Є докази незаконних товарів або шахрайства.',
      ru: 'Есть доказательства незаконных товаров или мошенничества.',
      en: 'There is evidence of illegal goods or of fraud.',
      zh: '有证据表明存在违法商品或欺诈行为。',
    },
  },
  {
    code: 'legal_duty',
    actions: ['stop'],
    restricts: true,
    ground: {
      uk: 'Обов’язок за законом або рішення органу влади',
      ru: 'Обязанность по закону или решение органа власти',
      en: 'A duty under the law or an order of an authority',
      zh: '法律义务或主管机关的命令',
    },
    text: {
      uk: 'Цього вимагає закон або рішення органу влади.',
      ru: 'Этого требует закон или решение органа власти.',
      en: 'The law or an authority’s order requires it.',
      zh: '法律或主管机关的命令要求如此。',
    },
  },
]
