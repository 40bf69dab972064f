import { expect, test } from 'vitest'
import { languages } from '#domain/language'
import { replyReasons } from '#domain/replies/reasons'
import { checkStatement } from '#domain/statements/check'
import { type RestrictedReply, stateReply } from '#domain/statements/reply/state-reply'
import { replyStatementTexts } from '#domain/statements/reply/texts'

const reply: RestrictedReply = {
  ...{ id: '9-9', reviewId: '1-1', shop: '«»', restriction: 'rejected', reasonCode: 'tied_offer' },
  writtenAt: new Date('2026-11-20T23:30:00Z'),
  note: null,
  isFound: true,
  zone: 'UTC',
  decidedAt: new Date('2026-11-26T12:00:00Z'),
}

test.each(languages)(
  'in %s every refused reply is explained whole, validly and in one language',
  (language) => {
    for (const { code: reasonCode } of replyReasons) {
      for (const restriction of ['rejected', 'removed', 'returned'] as const) {
        const note = restriction === 'returned' ? '1 2 3' : null
        const stated = stateReply({ ...reply, reasonCode, restriction, note }, language)
        if (!stated.ok) throw new Error(stated.refusal.missing.join())
        const { title, body, fields } = stated.value
        expect(body).not.toMatch(/[{}]|undefined|null/)
        expect(body.includes('1 2 3')).toBe(restriction === 'returned')
        expect(checkStatement(fields)).toEqual([])
        if (language !== 'en') expect(`${title} ${body} ${fields.decision_facts}`).not.toMatch(/[A-Za-z]{3}/)
      }
    }
  },
)

test.each(languages)('the texts in %s ask for what the English ones ask for', (language) => {
  const names = (text: unknown) => [...JSON.stringify(text).matchAll(/\{\w+\}/g)].map(String).sort()
  expect(names(replyStatementTexts[language])).toEqual(names(replyStatementTexts.en))
})
