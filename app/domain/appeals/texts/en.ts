import type { AppealTexts } from '#domain/appeals/texts/template'

export const en: AppealTexts = {
  grounds: {
    facts: 'The facts are wrong',
    rule: 'The rule does not fit',
    proportion: 'The measure goes too far',
    procedure: 'The procedure was not kept',
    new_facts: 'There are new facts',
    other: 'Another ground',
  },
  news: {
    received: {
      subject: 'We have your appeal',
      text: 'Your appeal {appealId} has arrived. Somebody who had no part in the decision reads it, and you are answered by {day}; where only one person is there, the answer says so. Until then the decision goes on having effect. In the portal, under “Appeals”, you see where it stands.',
    },
    info_requested: {
      subject: 'A question about your appeal',
      text: 'To judge your appeal {appealId} we need the following from you by {day}:\n\n{words}\n\nPlease answer in the portal, under “Appeals”. If nothing comes, we decide by what we have; nothing is turned down for that.',
    },
    inadmissible: {
      subject: 'Your appeal cannot be looked at as it is',
      text: 'Your appeal {appealId} cannot be looked at as it is. {words}\n\nIf you see this differently you can say so once in the portal, under “Appeals”; then somebody looks at it again.',
    },
  },
  inadmissible: {
    wrong_person:
      'It is not from the person the decision is addressed to. The person it is addressed to can appeal.',
    out_of_time: 'It came after the last day for it. What is new can be told to support.',
    duplicate: 'The same appeal is being dealt with already. What you have to add can be sent there.',
    nothing_decided: 'What it is about has been taken back meanwhile, so there is nothing left to decide.',
  },
  title: {
    upheld: 'Your appeal: the decision stands',
    overturned: 'Your appeal was right: the decision is taken back',
    modified: 'Your appeal was partly right: the decision is changed',
  },
  head: 'Appeal: {appealId}, of {submitted}, from our message of {told}. Date: {date}.',
  outcome: {
    upheld: 'The outcome. The decision stands.',
    overturned:
      'The outcome. The decision was wrong and is taken back as if it had never been. We apologise.',
    modified: 'The outcome. The decision went too far and is replaced by a milder one.',
  },
  ground: '{ground}. Our answer ({isRight}): {answer}',
  isRight: { yes: 'you are right', no: 'we see it differently' },
  reasons: 'The reasons. {note}',
  changes: 'What changes now.\n{effects}',
  nothingChanges: 'Nothing changes by this.',
  effects: {
    published_again: '– The review is published, with the date on which it was written.',
    published_masked:
      '– The review is published, with the date on which it was written; places of it that are not for readers are masked, as a message of its own says.',
    unmasked: '– The review reads in full again.',
    masked_anew: '– The review reads on with less or other places masked, as another notice says.',
    sent_back_instead: '– The review is not turned down: you can change it and send it again.',
    metrics: '– It counts again wherever reviews count.',
    strike_removed: '– The strike is removed and counts in no later decision.',
    strike_kept: '– The strike stays: what was found counts in later decisions as long as any strike does.',
    measure_lifted: '– The measure has ended.',
    exclusion_annulled: '– The exclusion is annulled; the goods are back in the catalogue.',
    recheck_at_once: '– The re-check is repeated at once.',
    review_removed: '– The review you disputed is taken down.',
    review_stays_down:
      '– The review stays down for something this appeal was not about: it was taken down for that too, or has been decided about since.',
    review_looked_at:
      '– The review, which was hidden for another reason when it was taken down, is looked at again by our people.',
    order_counted: '– The order, and what was written about it, counts again like any other.',
    compensation_withdrawn: '– What we had asked the marketplace to make good is taken back.',
    priority_withdrawn: '– What we had asked about the shop’s place in line for new orders is taken back.',
    remedy_ended: '– What was owed by the decision is owed no longer.',
    remedy_paid_back:
      '– What was paid by the decision: we have asked the marketplace to make that good to whoever paid.',
    remedy_stays_done: '– What was done by the decision stays done; we cannot take that back.',
    finding_removed: '– The finding is taken off the record and counts in no later decision.',
    counts_as_it_is: '– The review counts in your figures as it is now.',
    fault_as_claimed:
      '– What the review tells of is held to be the fault you had named. The review stays, and is no longer counted against you.',
    complaint_reopened: '– The complaint is open again and is looked at anew.',
    superseded:
      '– The decision had been overtaken already by what was decided or agreed since; it counts nowhere any more.',
  },
  who: {
    another: 'Somebody who had no part in the decision has decided; no machine did.',
    same: 'Only one person hears appeals here at present, so somebody who had a part in the decision, or had answered the appeal before, has looked at it again; no machine did.',
  },
  further:
    'If you still disagree you can turn to a certified out-of-court dispute body, to the mediators named in the terms, or to a court. New facts can be brought forward in a new appeal until {lastDay}.',
}
