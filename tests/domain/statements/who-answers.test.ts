import { expect, test } from 'vitest'
import { appealTexts } from '#domain/appeals/texts'
import { complaintAnswerTexts } from '#domain/complaints/texts'
import { answerDispute } from '#domain/disputes/answer'
import { claimAnswerTexts } from '#domain/disputes/claim-answer-texts'
import { statementTexts } from '#domain/exclusion/statements/write'
import { findingTexts } from '#domain/findings/statement-texts'
import { type Language, languages } from '#domain/language'
import { measureStatementTexts } from '#domain/measures/statement-texts'
import { replyStatementTexts } from '#domain/statements/reply/texts'
import { reviewStatementTexts } from '#domain/statements/review/texts'
import { whoAnswers } from '#domain/statements/who-answers'

const others: Record<Language, RegExp> = {
  en: /others answer|other people/,
  uk: /інші люди|іншими людьми/,
  ru: /другие люди|другими людьми/,
  zh: /由他人答复|由其他人员/,
}

test.each(languages)('no letter in %s promises other people where one may be there alone', (language) => {
  const common = { id: '1', reviewId: 'r', note: 'So it was.', decidedAt: new Date('2026-11-26T12:00:00Z') }
  const dispute = {
    ...common,
    reasonCode: 'off_topic',
    outcome: 'kept',
    isWaived: false,
    zone: 'UTC',
  } as const
  const texts = [
    reviewStatementTexts[language],
    replyStatementTexts[language],
    complaintAnswerTexts[language],
    statementTexts[language],
    findingTexts[language],
    measureStatementTexts[language],
    claimAnswerTexts[language],
    answerDispute(dispute, language),
  ].map((each) => JSON.stringify(each))
  for (const text of texts) {
    expect(text).toContain(whoAnswers[language])
    expect(text.replaceAll(whoAnswers[language], '')).not.toMatch(others[language])
  }
  const { recheck_at_once, complaint_reopened } = appealTexts[language].effects
  for (const effect of [recheck_at_once, complaint_reopened]) expect(effect).not.toMatch(others[language])
})
