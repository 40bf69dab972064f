import type { Language } from '#domain/language'

/** By whom an appeal is answered, for every text that says where to appeal: true also where one person is there (B27). */
export const whoAnswers: Record<Language, string> = {
  en: 'somebody who had no part in the decision answers, and where only one person is there the answer says so',
  uk: 'відповість людина, яка не брала участі в рішенні, а якщо людина лише одна, про це буде сказано у відповіді',
  ru: 'ответит человек, не участвовавший в решении, а если человек только один, об этом будет сказано в ответе',
  zh: '由未参与该决定的人员答复，如果只有一人在岗，答复中会说明',
}
