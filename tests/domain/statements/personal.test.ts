import { expect, test } from 'vitest'
import { isPersonal } from '#domain/statements/personal'

test.each([
  'Call 067-123-45-67.',
  'Call +49 (151) 234-56-78.',
  'Card 4111 1111 1111 1111',
  'nora@приклад.укр',
  'nora собака example крапка org',
  'telegram: @nora_notifier',
])('whoever is named so could be reached: %s', (text) => {
  expect(isPersonal(text)).toBe(true)
})

test.each([
  'A person read revision 2 of 2026-11-20, order 3b0c1f5e-0000-4000-8000-000000000000.',
  'Regulation (EU) 2022/2065, Art. 24(5), 17 (3)',
  'Закон № 2657-XII, ст. 11',
  'See https://eur-lex.europa.eu/eli/reg/2022/2065/oj.',
  '《网络信息内容生态治理规定》第 6 条',
])('nobody could be reached by: %s', (text) => {
  expect(isPersonal(text)).toBe(false)
})
