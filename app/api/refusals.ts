import { invalidField, Problem } from '#app/api/problem.ts'
import type { DecideRefusal } from '#commands/decide-review'
import type { ReopenRefusal } from '#commands/reopen-review'
import type { UndoRefusal } from '#commands/undo-decision'
import type { WorkRefusal } from '#commands/work-refusal'

type Refusal = DecideRefusal | ReopenRefusal | UndoRefusal | WorkRefusal | { reason: 'unknown_person' }

/** What a person at work is answered when a command refuses; every refusal has its own words. */
export function problemOfRefusal(refusal: Refusal): Problem {
  switch (refusal.reason) {
    case 'not_found':
      return new Problem('not_found')
    case 'not_permitted':
    case 'not_yours':
    case 'took_part':
      return new Problem('forbidden')
    case 'takes_two':
      return new Problem('same_person')
    case 'tied':
      return new Problem('same_person', { members: { why: refusal.reason } })
    case 'too_late':
      return new Problem('too_late')
    case 'changed_meanwhile': {
      const { by, at, state } = refusal
      return new Problem('changed_meanwhile', { members: { by, at: at.toISOString(), state } })
    }
    case 'lease_lost':
      return new Problem('lease_lost', {
        members: { by: refusal.by, until: refusal.until?.toISOString() ?? null },
      })
    case 'not_allowed':
      return new Problem('not_allowed', { members: { from: refusal.from, move: refusal.move } })
    default:
      return problemOfField(refusal)
  }
}

type FieldRefusal = Exclude<
  Refusal,
  {
    reason:
      | 'not_found'
      | 'not_permitted'
      | 'not_yours'
      | 'took_part'
      | 'takes_two'
      | 'tied'
      | 'too_late'
      | 'changed_meanwhile'
      | 'lease_lost'
      | 'not_allowed'
  }
>

function problemOfField(refusal: FieldRefusal): Problem {
  switch (refusal.reason) {
    case 'reason_required':
      return invalidField('reasonCode', 'is needed for this')
    case 'reason_unknown':
      return invalidField('reasonCode', 'is not a reason for this action')
    case 'returned_twice':
      return invalidField('action', 'cannot be "return" a third time')
    case 'evidence_required':
      return invalidField('reasonCode', 'needs two independent findings, or a senior')
    case 'redactions_required':
      return invalidField('redactions', 'must name what is masked')
    case 'redaction_outside':
      return invalidField(`redactions.${refusal.index}`, 'must lie within the text and mask something of it')
    case 'request_key_taken':
      return invalidField('requestKey', 'was sent before about another review')
    case 'statement_incomplete':
      return invalidField('', `the statement of reasons lacks ${refusal.missing.join(', ')}`)
    case 'unknown_person':
      return invalidField('to', 'is nobody who may work on this')
    default:
      return refusal satisfies never
  }
}
