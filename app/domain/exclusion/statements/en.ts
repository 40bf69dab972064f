import type { StatementTexts } from '#domain/exclusion/statements/template'
import { whoAnswers } from '#domain/statements/who-answers'

export const en: StatementTexts = {
  kinds: {
    exclusion_notice: {
      title: 'Your goods are being taken out of the catalogue',
      paragraphs: [
        'Shop: {shop} ({sellerId}). Case: {caseId}. Date: {date}.',
        'What was decided. {scope} will be taken out of the catalogue. Your account, orders under way and payments are not affected.',
        'Why.\n{reasons}',
        'The figures, compared with sellers like you.\n{comparison}',
        'Negative reviews in 365 days: {negatives}; upheld complaints: {complaints}. Neither resolved nor answered: {unhandled}. Each of them, with its text, is in your portal under “My reviews”.\n{reviewIds}',
        'What your orders show.\n{troubles}',
        'To return, all four conditions must be met at the re-check:\n{conditions}',
        'When. The re-check takes place on the 14th day after your goods are out of the catalogue: not before {recheckDay}, whoever asks and whatever has improved by then. Your letter is in time if it comes no later than the day of the re-check: {letterDay}. If the effect begins later than today, both days move with it; the portal shows them. Every letter is answered within 14 days of its receipt.',
        'Please do not write the letter straight away. First open every negative review, also the resolved ones; name its main cause as an independent reader would; group the causes; contact the buyers and offer a solution; where none is possible for objective reasons, answer the review constructively. Then write down each Problem and its Solution.',
        'What is not accepted. Disputing reviews is not a solution and does not count. Fictitious reviews are themselves a reason to refuse. Paying or pressing buyers for changed reviews is forbidden. Blaming buyers explains nothing.',
        'A return can be refused for these five reasons only:\n{refusals}',
      ],
    },
    immediate_stop: {
      title: 'Your goods are out of the catalogue at once',
      paragraphs: [
        'Shop: {shop} ({sellerId}). Case: {caseId}. Date: {date}.',
        'What was decided. {scope} are out of the catalogue from now on.',
        'Why.\n{reasons}',
        'The facts. {note}',
        'Another person looks at this decision by {reviewBy}. Until then you can send us everything that speaks against it.',
      ],
    },
    recheck_refusal: {
      title: 'The result of your re-check: not yet',
      paragraphs: [
        'Shop: {shop} ({sellerId}). Case: {caseId}. Date: {date}.',
        'What was decided. Your goods stay out of the catalogue for now.',
        'Why.\n{reasons}',
        'Condition by condition.\n{checks}',
        'What the manager adds. {note}',
        'The next re-check: {nextDay}. A new letter is in time if it comes no later than that day.',
      ],
    },
    reinstatement: {
      title: 'Your goods return to the catalogue',
      paragraphs: [
        'Shop: {shop} ({sellerId}). Case: {caseId}. Date: {date}.',
        'What was decided. {scope} return to the catalogue.',
        'Condition by condition.\n{checks}',
        'What the manager adds. {note}',
        'Until {probationDay} there is a probation. After {watchDays} days we look at the figures and at what you promised in your letter. Reviews from before your return count no more against you.',
      ],
    },
    termination_notice: {
      title: 'Notice of termination',
      paragraphs: [
        'Shop: {shop} ({sellerId}). Case: {caseId}. Date: {date}.',
        'What was decided. The marketplace ends its service to your shop on {terminationDay}.',
        'Why.\n{reasons}',
        'The facts. {note}',
        'Until that day you can explain yourself in the portal, and we look at it. Your data on the marketplace can be read and downloaded until then; invoices and orders remain available as the law requires.',
      ],
    },
    annulment: {
      title: 'The exclusion of your goods is annulled',
      paragraphs: [
        'Shop: {shop} ({sellerId}). Case: {caseId}. Date: {date}.',
        'What was decided. The exclusion was a mistake and is annulled as if it had never been. {scope} are in the catalogue again.',
        'Why. {note}',
        'We apologise. The exclusion counts nowhere: not in your standing, not in your rating and not in any later decision.',
      ],
    },
  },
  closing: [
    'How it was found. Sellers’ figures are compared automatically; two people decided, no machine did.',
    `If you disagree. You can complain free of charge in the portal until the end of {appealDay}; ${whoAnswers.en}. A complaint does not move the day of the re-check. You can also turn to an out-of-court dispute body, to the mediators named in the terms, or to a court.`,
  ],
  scopeAll: 'All your goods',
  scopeCategory: 'Your goods in the category “{category}”',
  window:
    '– {days} days: {observed} negative events; comparable sellers would have had {expected}. Ratio {ratio} (90 %: {low}–{high}).',
  peers:
    'Sellers in your group ({group}), {count}: half of them have a ratio of {median} or less; the middle half lies between {q1} and {q3}.',
  noPeers: 'Your group is too small to be described by itself; the comparison is with the whole marketplace.',
  noFigures: '– The decision does not rest on a comparison of figures.',
  noTroubles: '– Nothing that stands out.',
  troubles: {
    late: '– Delivered later than promised: {count}.',
    cancelled: '– Cancelled by you: {count}.',
    returned: '– Returned by buyers: {count}.',
  },
  conditions: {
    negatives_handled:
      '1. The negative reviews you already have are resolved with the buyers, or answered where a solution is impossible for objective reasons.',
    new_positives: '2. There are new positive reviews from real buyers, and your rating has risen.',
    no_fakes: '3. Your company has no fictitious reviews.',
    letter:
      '4. You have sent us a constructive letter, Problem – Solution, on how you will improve your service.',
  },
  check: {
    negatives_handled: 'Negative reviews worked through: {have} of {need}',
    new_positives: 'Buyers with new positive reviews: {have}, needed {need}',
    rating_rose: 'Rise of the rating in points: {have}, needed {need}',
    no_excess_events: 'New negative events: {have}; a seller like you would have had {need}',
    no_fakes: 'Fictitious reviews, found or under suspicion: {have}',
    letter: 'Letters in time: {have} of {need}',
  },
  state: {
    met: 'met',
    unmet: 'not met',
    pending: 'still open',
    not_measurable: 'could not be measured, as there were no orders',
  },
  items: 'concerns: {ids}',
  facts: {
    none: 'The decision does not rest on a comparison of figures.',
    unhandled: '– Neither resolved nor answered: {count}.',
  },
}
