import type { ReviewStatementTexts } from '#domain/statements/review/template'
import { whoAnswers } from '#domain/statements/who-answers'

export const en: ReviewStatementTexts = {
  title: {
    rejected: 'Your review is not published',
    removed: 'Your review is taken down',
    redacted: 'Your review is published with parts of it masked',
    returned: 'Your review is waiting for a change by you',
    hidden: 'Your review is hidden for the time being',
  },
  head: 'Review: {reviewId}, about {shop}. Decision: {decisionId}. Date: {date}.',
  what: {
    rejected:
      'What was decided. Your review is not published, anywhere on the marketplace and without an end date. If you change it, the new version is looked at anew.',
    removed:
      'What was decided. Your review, which could be read until now, is taken down, everywhere on the marketplace and without an end date. If you change it, the new version is looked at anew.',
    redacted:
      'What was decided. Your review is published; places masked in it: {parts}. Everything else reads as you wrote it. This applies everywhere on the marketplace and has no end date.',
    returned:
      'What was decided. Your review is not published for now, anywhere on the marketplace. This lasts until you have changed it and the new version has been looked at.',
    hidden:
      'What was decided. Your review, which could be read until now, is hidden everywhere on the marketplace for the time being. By {decidedBy} at the latest a second, more experienced person, who had no part in this, decides whether it is shown again as it was. You are told of that too.',
  },
  why: 'Why. {reason} The rule: {ground}.',
  whyIllegal: 'Why. {reason} It breaks the law: {law}. {whyIllegal}',
  facts:
    'The facts. Version {revision} of your review, written on {written}, was read together with what the marketplace has on record about it.',
  findings: 'Independent findings about how it came about that support this: {findings}.',
  mend: 'What to change. {note}',
  origin: {
    automatic:
      'How it was found and decided. All reviews are checked before publication; an automatic check pointed at this one. A person decided, no machine did.',
    person:
      'How it was found and decided. All reviews are checked before publication; a person came upon it in reading. A person decided, no machine did.',
    notice:
      'How it was found and decided. We were asked to look at this review. A person decided, no machine did.',
    illegal:
      'How it was found and decided. We were given notice that this review is illegal. A person decided, no machine did.',
  },
  stars: 'How many stars you gave played no part.',
  redress: `If you disagree. Until {appealDay} you can complain free of charge and without an account, by the link that comes with this message; ${whoAnswers.en}. You can also turn to a certified out-of-court dispute body, or to a court.`,
  masked: 'Places of the text masked: {parts}',
  fact: {
    rejected: 'A review of a seller, revision {revision} of {writtenDay}, is not published. Ground: {reason}',
    removed:
      'A published review of a seller, revision {revision} of {writtenDay}, is taken down. Ground: {reason}',
    redacted:
      'A review of a seller, revision {revision} of {writtenDay}, is published with places masked: {parts}. Ground: {reason}',
    returned:
      'A review of a seller, revision {revision} of {writtenDay}, is not published until its author changes it. Ground: {reason}',
    hidden:
      'A published review of a seller, revision {revision} of {writtenDay}, is hidden until a second person decides, by {dueDay} at the latest. Ground: {reason}',
  },
  toShop: {
    head: 'Review: {reviewId}, by {shop}, about a buyer. Decision: {decisionId}. Date: {date}.',
    redress: `If you disagree. Until {appealDay} you can appeal free of charge in the portal; ${whoAnswers.en}. You can also turn to a mediator, to a certified out-of-court dispute body, or to a court.`,
    fact: {
      rejected:
        'A seller’s review of a buyer, revision {revision} of {writtenDay}, is not published. Ground: {reason}',
      removed:
        'A seller’s published review of a buyer, revision {revision} of {writtenDay}, is taken down. Ground: {reason}',
      redacted:
        'A seller’s review of a buyer, revision {revision} of {writtenDay}, is published with places masked: {parts}. Ground: {reason}',
      returned:
        'A seller’s review of a buyer, revision {revision} of {writtenDay}, is not published until the seller changes it. Ground: {reason}',
      hidden:
        'A seller’s published review of a buyer, revision {revision} of {writtenDay}, is hidden until a second person decides, by {dueDay} at the latest. Ground: {reason}',
    },
  },
}
